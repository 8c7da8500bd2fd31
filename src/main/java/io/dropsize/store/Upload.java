package io.dropsize.store;

/**
 * Bytes to be stored under a key.
 *
 * @param bytes not copied; must not be changed until the upload has ended
 * @param contentKey the content key, which identifies source and preset; stored as metadata, so
 *     that the same picture made the same way is recognized
 * @param overwrite true only if the user allowed it
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; comparing megabytes is not worthwhile
public record Upload(
        String key, byte[] bytes, String mediaType, String contentKey, boolean overwrite) {}
