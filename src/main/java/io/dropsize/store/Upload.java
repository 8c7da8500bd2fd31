package io.dropsize.store;

/**
 * A body to be stored under a key.
 *
 * @param contentKey the content key, which identifies source and preset; stored as metadata, so
 *     that the same picture made the same way is recognized
 * @param overwrite true only if the user allowed it
 */
public record Upload(
        String key, Body body, String mediaType, String contentKey, boolean overwrite) {
    /**
     * @param bytes not copied; must not be changed until the upload has ended
     */
    public Upload(
            String key, byte[] bytes, String mediaType, String contentKey, boolean overwrite) {
        this(key, Body.of(bytes), mediaType, contentKey, overwrite);
    }
}
