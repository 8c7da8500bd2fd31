package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The validation of headers: names that S3 knows, and values that links still open with. */
final class HeaderRules {
    private static final String METADATA = "x-amz-meta-";
    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final String KMS_KEY = "x-amz-server-side-encryption-aws-kms-key-id";
    private static final String STORAGE_CLASS = "x-amz-storage-class";

    /** S3's limit for all metadata of an object is 2 KB. */
    private static final int MAX_LENGTH = 1024;

    /** Several services reject signatures over other characters. */
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

    /** Objects of these classes have to be restored before a link opens them. */
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

    /** Names that begin with "dropsize-" are the program's own. */
    private static boolean isMetadata(String name) {
        return name.matches(METADATA + "(?!dropsize-)[a-z0-9._-]{1,100}");
    }
}
