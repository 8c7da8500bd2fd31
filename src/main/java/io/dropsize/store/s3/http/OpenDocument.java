package io.dropsize.store.s3.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an S3 XML response still lacks the end of its root element, such as {@code
 * ListBucketResult}. Without an announced length, nothing else distinguishes a lost connection from
 * the end.
 */
final class OpenDocument {
    private static final Pattern ROOT = Pattern.compile("<(\\w+Result)\\b");

    /** Longer than an XML declaration and a root element with its namespace. */
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

    /** False if the response is not such a document. */
    boolean isOpen() {
        Matcher root = ROOT.matcher(head);
        return root.find() && !tail.stripTrailing().endsWith("</" + root.group(1) + ">");
    }
}
