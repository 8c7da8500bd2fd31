package io.dropsize.store;

/**
 * Bytes on their way to a key. The array is not copied and must not be changed.
 *
 * @param recipe names source and preset; kept as metadata, so that the same picture made the same
 *     way is known again
 * @param overwrite true only where the user asked for it
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; copying megabytes is not worth equality
public record Upload(
        String key, byte[] bytes, String mediaType, String recipe, boolean overwrite) {}
