package io.dropsize.settings.foreign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ShareX's {@code UploadersConfig.json}: the fields of its class AmazonS3Settings. ShareX can
 * encrypt the secret for the Windows user, and only that user's Windows can decrypt it.
 */
final class ShareXSettings implements ForeignSettings {
    /** Base64 of the version and provider with which Windows' data protection begins. */
    private static final String ENCRYPTED = "AQAAANCMnd8BFdERjHoAwE/Cl+s";

    private static final Pattern FIELD = Pattern.compile("%([a-z]+)");
    private static final Map<String, String> FIELDS =
            Map.of("y", "{yyyy}", "mo", "{MM}", "d", "{dd}");

    @Override
    public Optional<List<ForeignDestination>> read(ForeignFile file) {
        Map<?, ?> fields = ForeignFile.object(file.json(), "AmazonS3Settings");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String bucket = ForeignFile.text(fields, "Bucket");
        String id = ForeignFile.text(fields, "AccessKeyID");
        if (bucket.isEmpty() && id.isEmpty()) {
            return Optional.of(List.of());
        }
        String secret = ForeignFile.text(fields, "SecretAccessKey");
        return Optional.of(
                List.of(
                        new ForeignDestination(
                                bucket.isEmpty() ? "ShareX" : bucket,
                                endpoint(ForeignFile.text(fields, "Endpoint")),
                                ForeignFile.text(fields, "Region"),
                                bucket,
                                ForeignDestination.keys(id),
                                secret.startsWith(ENCRYPTED) ? "" : secret,
                                ForeignTemplate.inFolder(
                                        folder(ForeignFile.text(fields, "ObjectPrefix"))),
                                ForeignFile.flag(fields, "UseCustomCNAME")
                                        ? ForeignFile.text(fields, "CustomDomain")
                                        : "")));
    }

    /**
     * Converts an endpoint; Amazon's address without a region is dropped, because it doesn't
     * determine the region.
     */
    private static String endpoint(String typed) {
        return typed.equalsIgnoreCase("s3.amazonaws.com") ? "" : typed;
    }

    /** Converts a folder. A field that Dropsize doesn't have makes the template invalid. */
    private static String folder(String prefix) {
        return FIELD.matcher(prefix).replaceAll(field -> FIELDS.getOrDefault(field.group(1), "%"));
    }
}
