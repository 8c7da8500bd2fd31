package io.dropsize.store.s3;

import java.util.ArrayList;
import java.util.List;

/**
 * A large upload divided into parts. The same bytes are always divided in the same way, so that
 * another run of the program recognizes the parts of an earlier one.
 */
record Parts(List<Part> all) {
    /** Uploads above this many bytes are sent in parts. */
    static final int LARGE = 16 << 20;

    private static final int PART = 8 << 20;

    static boolean isLarge(byte[] bytes) {
        return bytes.length > LARGE;
    }

    static Parts of(byte[] bytes) {
        var parts = new ArrayList<Part>();
        for (long offset = 0; offset < bytes.length; offset += PART) {
            int length = (int) Math.min(PART, bytes.length - offset);
            parts.add(new Part(bytes, parts.size() + 1, (int) offset, length));
        }
        return new Parts(List.copyOf(parts));
    }

    int count() {
        return all.size();
    }

    /** Returns the expected ETag of the whole object. */
    String etag() {
        return Md5.etagOf(all.stream().map(Part::md5).toList());
    }
}
