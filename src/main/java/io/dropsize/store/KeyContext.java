package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.text.Normalizer;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The parts of a key that come from the upload and not from the image. They are fixed when the
 * image is accepted, so that its key is the same after a restart.
 *
 * @param prefix the folders that precede the key template, without slashes at the ends; empty for
 *     none
 * @param path the image's folders from the dropped folder on, separated by slashes; empty if the
 *     image was dropped without a folder
 * @param folder the name of the folder that contains the image; empty for images that are not files
 * @param number the image's position in its upload, from 1
 */
public record KeyContext(String prefix, String path, String folder, int number, UUID uuid) {
    /** The context of an image that has not been accepted. */
    public static final KeyContext NONE = new KeyContext("", "", "", 1, new UUID(0, 0));

    private static final int MAX_PREFIX_BYTES = 300;
    private static final Pattern PREFIX =
            Pattern.compile("(?!\\.{1,2}(?:/|$))[\\p{L}\\p{M}\\p{N}!_.*'()-]+");

    /** Returns the context of an image in this folder. */
    public static KeyContext in(String path, String folder) {
        return new KeyContext("", path, folder, NONE.number, NONE.uuid);
    }

    /** Returns the same for an image that has been accepted. */
    public KeyContext accepted(String newPrefix, int newNumber, UUID newUuid) {
        return new KeyContext(newPrefix, path, folder, newNumber, newUuid);
    }

    /** Returns the same below other folders. */
    public KeyContext below(String newPrefix) {
        return new KeyContext(newPrefix, path, folder, number, uuid);
    }

    /** Returns whether the key is below the prefix. */
    public boolean covers(String key) {
        return prefix.isEmpty() || key.startsWith(prefix + "/");
    }

    /**
     * The prefix that the user typed, without slashes and spaces at its ends.
     *
     * @throws DropsizeException PREFIX_WRONG
     */
    public static String prefix(String typed) {
        String text =
                Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).replaceAll("^/+|/+$", "");
        boolean valid =
                Utf8.bytes(text) <= MAX_PREFIX_BYTES
                        && Pattern.matches(PREFIX + "(?:/" + PREFIX + ")*", text);
        if (!text.isEmpty() && !valid) {
            throw new DropsizeException(ErrorKind.PREFIX_WRONG, text);
        }
        return text;
    }
}
