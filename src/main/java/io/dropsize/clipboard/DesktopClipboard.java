package io.dropsize.clipboard;

import java.util.List;

/** The clipboard of the user's desktop. */
public interface DesktopClipboard {
    /**
     * Copies a text, which stays on the clipboard after this program has ended. Blocks.
     *
     * @throws io.dropsize.error.DropsizeException NO_CLIPBOARD without a desktop,
     *     CLIPBOARD_TOOL_MISSING, or CLIPBOARD_FAILED
     */
    void copy(String text);

    /**
     * The media types of the clipboard's content, the best one first. Blocks.
     *
     * @throws io.dropsize.error.DropsizeException as for {@link #copy}
     */
    List<String> types();

    /**
     * The content as one of its media types. Blocks.
     *
     * @throws io.dropsize.error.DropsizeException as for {@link #copy}
     */
    byte[] read(String type);

    /** The clipboard of this session, by commands of the system. */
    static DesktopClipboard ofThisSystem() {
        return new CommandClipboard(ClipboardTools.ofThisSystem());
    }
}
