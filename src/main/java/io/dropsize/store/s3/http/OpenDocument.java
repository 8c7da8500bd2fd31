package io.dropsize.store.s3.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects whether an S3 XML response lacks the end of its root element, such as {@code
 * ListBucketResult}. In a response without Content-Length, nothing else distinguishes a lost
 * connection from the end.
 */
final class OpenDocument {
    private static final Pattern ROOT = Pattern.compile("<(\\w+Result)\\b");

    /** The number of bytes that contain the XML declaration and the root element's start tag. */
    private static final int HEAD = 512;

    private static final int TAIL = 128;

    private final StringBuilder head = new StringBuilder();
    private String tail = "";

    void read(byte[] bytes, int offset, int count) {
        int missing = Math.min(count, HEAD - head.length());
        head.append(new String(bytes, offset, missing, StandardCharsets.ISO_8859_1));
        int last = Math.min(count, TAIL);
        String all =
                tail + new String(bytes, offset + count - last, last, StandardCharsets.ISO_8859_1);
        tail = all.substring(Math.max(0, all.length() - TAIL));
    }

    /** Returns whether the end is missing; false if the response is no XML document of S3. */
    boolean isOpen() {
        Matcher root = ROOT.matcher(head);
        return root.find() && !tail.stripTrailing().endsWith("</" + root.group(1) + ">");
    }
}
