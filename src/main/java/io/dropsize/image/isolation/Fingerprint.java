package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/**
 * Identifies images that have crashed the program, by length and CRC-32C, which processors compute
 * quickly.
 */
record Fingerprint(long length, long checksum) {
    private static final int BUFFER = 1 << 16;

    /**
     * @throws DropsizeException FILE_UNREADABLE or similar
     */
    static Fingerprint of(ImageInput input) {
        CRC32C checksum = new CRC32C();
        if (input instanceof ImageInput.OfBytes(_, byte[] bytes)) {
            checksum.update(bytes);
            return new Fingerprint(bytes.length, checksum.getValue());
        }
        long length = 0;
        try (InputStream in = input.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
                length += read;
            }
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, input.name());
        }
        return new Fingerprint(length, checksum.getValue());
    }

    /** Returns the beginning of the texts of all images with this length. */
    static String prefix(long length) {
        return length + "-";
    }

    String text() {
        return prefix(length) + "%08x".formatted(checksum);
    }
}
