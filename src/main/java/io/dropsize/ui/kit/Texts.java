package io.dropsize.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the window, from {@code i18n/messages.properties}. */
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("i18n.messages", Locale.ROOT);

    private Texts() {}

    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /** The text of a key, with {0}, {1}… replaced as {@link MessageFormat} does. */
    public static String of(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
