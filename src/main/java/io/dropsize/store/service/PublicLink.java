package io.dropsize.store.service;

/**
 * How a service's own addresses for visitors are formed.
 *
 * @param form {@code path}, {@code host}, {@code none} if visitors can't open objects there, or an
 *     address with {@code {account}}, {@code {region}}, {@code {bucket}} and {@code {key}}
 */
public record PublicLink(String form) {
    public PublicLink {
        if (!form.matches("path|host|none|https://[^?#]*\\{bucket}[^?#]*/\\{key}")) {
            throw new IllegalArgumentException(form);
        }
    }

    boolean exists() {
        return !form.equals("none");
    }

    /** Returns whether the bucket's name precedes the host of a regional endpoint. */
    public boolean hasBucketInHost() {
        return form.equals("host");
    }

    public boolean isTemplate() {
        return form.startsWith("https://");
    }

    /** The address up to the key, without the slash before it. */
    public String base(String account, String region, String bucket) {
        return form.replace("{account}", account)
                .replace("{region}", region)
                .replace("{bucket}", bucket)
                .replaceFirst("/\\{key}$", "");
    }
}
