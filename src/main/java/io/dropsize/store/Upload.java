package io.dropsize.store;

/**
 * A body on its way to a key.
 *
 * @param recipe names source and preset; kept as metadata, so that the same picture made the same
 *     way is known again
 * @param overwrite true only where the user asked for it
 */
public record Upload(String key, Body body, String mediaType, String recipe, boolean overwrite) {
    /**
     * @param bytes not copied; must not be changed until the upload has ended
     */
    public Upload(String key, byte[] bytes, String mediaType, String recipe, boolean overwrite) {
        this(key, Body.of(bytes), mediaType, recipe, overwrite);
    }
}
