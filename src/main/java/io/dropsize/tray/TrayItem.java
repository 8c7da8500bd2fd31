package io.dropsize.tray;

/**
 * An item of the tray's menu.
 *
 * @param label empty for a separator
 * @param enabled whether it can be chosen
 * @param action runs when it is chosen, on any thread
 */
public record TrayItem(String label, boolean enabled, Runnable action) {
    public static final TrayItem SEPARATOR = new TrayItem("", false, () -> {});

    boolean isSeparator() {
        return label.isEmpty();
    }

    /** Whether a user sees no difference to another item. */
    boolean looksLike(TrayItem other) {
        return label.equals(other.label) && enabled == other.enabled;
    }
}
