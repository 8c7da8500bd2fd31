package io.dropsize.clipboard;

/** The clipboard of the user's desktop. */
public interface DesktopClipboard {
    /**
     * Copies a text, which stays on the clipboard after this program has ended. Blocks.
     *
     * @throws io.dropsize.error.DropsizeException NO_CLIPBOARD without a desktop,
     *     CLIPBOARD_TOOL_MISSING, or CLIPBOARD_FAILED
     */
    void copy(String text);

    /** The clipboard of this session, by commands of the system. */
    static DesktopClipboard ofThisSystem() {
        return new CommandClipboard(ClipboardTools.ofThisSystem());
    }
}
