package io.dropsize.pipeline.publish;

import io.dropsize.store.Utf8;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The names of copies in a folder. */
final class FileName {
    /**
     * The limit of common file systems, in bytes. Windows limits UTF-16 code units, of which there
     * are never more.
     */
    private static final int MAX_BYTES = 255;

    private FileName() {}

    /**
     * Returns the name for a key, without characters that file systems reject: {@code a.jpg} for 1,
     * {@code a-2.jpg} for 2. A name that is too long is truncated before its extension and gets a
     * checksum of the full name, so that names with the same beginning stay distinct.
     */
    static String of(String key, int number) {
        String name = key.replaceAll("[/\\\\\\x00]+", "-");
        String numbered = KeySuffix.of(name, number);
        if (Utf8.bytes(numbered) <= MAX_BYTES) {
            return numbered;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 ? Utf8.beginning(name.substring(dot), 16) : "";
        String end = "-" + checksum(name) + (number == 1 ? "" : "-" + number) + extension;
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return Utf8.beginning(stem, MAX_BYTES - Utf8.bytes(end)) + end;
    }

    private static String checksum(String name) {
        var checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }
}
