package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates headers: only names that S3 defines, and values with which links still open objects.
 */
final class HeaderRules {
    private static final String METADATA = "x-amz-meta-";
    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final String KMS_KEY = "x-amz-server-side-encryption-aws-kms-key-id";
    private static final String STORAGE_CLASS = "x-amz-storage-class";

    /** The maximum length of a value. S3's limit for all metadata of an object is 2 KB. */
    private static final int MAX_LENGTH = 1024;

    /** Visible ASCII characters: several services reject signatures over others. */
    private static final Pattern VISIBLE = Pattern.compile("[ -~]{1," + MAX_LENGTH + "}");

    private static final Map<String, Pattern> VALUES =
            Map.of(
                    UploadHeaders.CACHE_CONTROL,
                    VISIBLE,
                    "content-disposition",
                    VISIBLE,
                    STORAGE_CLASS,
                    Pattern.compile("[A-Z][A-Z0-9_]{1,40}"),
                    ENCRYPTION,
                    Pattern.compile("AES256|aws:kms|aws:kms:dsse"),
                    KMS_KEY,
                    Pattern.compile("[A-Za-z0-9:/_.-]{1,2048}"),
                    "x-amz-acl",
                    Pattern.compile(
                            "private|public-read|authenticated-read|aws-exec-read"
                                    + "|bucket-owner-read|bucket-owner-full-control"),
                    "x-amz-tagging",
                    Pattern.compile(
                            "(?:[^&= ]{1,384}=[^&= ]{0,768})(?:&[^&= ]{1,384}=[^&= ]{0,768}){0,9}"));

    /** Storage classes whose objects have to be restored before a link opens them. */
    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    private HeaderRules() {}

    static void check(Map<String, String> headers) {
        headers.forEach(HeaderRules::check);
        if (headers.containsKey(KMS_KEY)
                && !headers.getOrDefault(ENCRYPTION, "").startsWith("aws:kms")) {
            throw new DropsizeException(ErrorKind.HEADER_KMS_KEY);
        }
    }

    private static void check(String name, String value) {
        if (name.startsWith(ENCRYPTION + "-customer")) {
            throw new DropsizeException(ErrorKind.HEADER_SSE_C);
        }
        if (name.equals(STORAGE_CLASS) && ARCHIVES.contains(value)) {
            throw new DropsizeException(ErrorKind.HEADER_ARCHIVE, value);
        }
        Pattern allowed = isMetadata(name) ? VISIBLE : VALUES.get(name);
        if (allowed == null) {
            throw new DropsizeException(ErrorKind.HEADER_UNKNOWN, name);
        }
        if (!allowed.matcher(value).matches() || !VISIBLE.matcher(value).matches()) {
            throw new DropsizeException(ErrorKind.HEADER_WRONG, name, value);
        }
    }

    /**
     * Returns whether this is a user's metadata; names that begin with "dropsize-" are the
     * program's own.
     */
    private static boolean isMetadata(String name) {
        return name.matches(METADATA + "(?!dropsize-)[a-z0-9._-]{1,100}");
    }
}
