package io.dropsize.store.s3;

import io.dropsize.store.Body;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A large body divided into parts. The same body is always divided in the same way, so that another
 * run of the program recognizes the parts of an earlier one.
 */
record Parts(List<Part> all) {
    /** Bodies above this many bytes are sent in parts. */
    static final long LARGE = 16L << 20;

    private static final long PART = 8L << 20;

    /** S3's maximum number of parts. */
    private static final int MAX_PARTS = 10_000;

    static boolean isLarge(Body body) {
        return body.length() > LARGE;
    }

    static Parts of(Body body) {
        long size = PART;
        while (body.length() > size * MAX_PARTS) {
            size *= 2;
        }
        var parts = new ArrayList<Part>();
        for (long offset = 0; offset < body.length(); offset += size) {
            long length = Math.min(size, body.length() - offset);
            parts.add(new Part(body, parts.size() + 1, offset, length));
        }
        return new Parts(List.copyOf(parts));
    }

    int count() {
        return all.size();
    }

    /** Returns the expected ETag of the whole object. Reads the whole body. */
    String etag() throws IOException {
        var sums = new ArrayList<Md5>();
        for (Part part : all) {
            sums.add(part.md5());
        }
        return Md5.etagOf(sums);
    }
}
