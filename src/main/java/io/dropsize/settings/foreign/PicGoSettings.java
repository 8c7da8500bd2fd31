package io.dropsize.settings.foreign;

import io.dropsize.store.KeyTemplate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The S3 uploaders of PicGo (plug-in picgo-plugin-s3, {@code aws-s3}) and PicList ({@code
 * aws-s3-plist}) in their {@code data.json} or {@code config.json}. {@code picBed} has the current
 * configuration of each uploader, {@code uploader} all of them.
 */
final class PicGoSettings implements ForeignSettings {
    private static final List<String> TYPES = List.of("aws-s3", "aws-s3-plist");
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final Map<String, String> FIELDS =
            Map.of(
                    "year", "{yyyy}",
                    "month", "{MM}",
                    "day", "{dd}",
                    "fileName", "{name}",
                    "fullName", "{name}.{ext}",
                    "extName", "{ext}",
                    "md5", "{hash}",
                    "sha1", "{hash}",
                    "sha256", "{hash}",
                    "uuid", "{uuid}");

    @Override
    public Optional<List<ForeignDestination>> read(ForeignFile file) {
        Map<?, ?> current = ForeignFile.object(file.json(), "picBed");
        if (current.isEmpty()) {
            return Optional.empty();
        }
        Map<?, ?> all = ForeignFile.object(file.json(), "uploader");
        List<ForeignDestination> found = new ArrayList<>();
        for (String type : TYPES) {
            Set<ForeignDestination> ofType = new LinkedHashSet<>();
            if (ForeignFile.object(all, type).get("configList") instanceof List<?> list) {
                for (Object each : list) {
                    if (each instanceof Map<?, ?> fields) {
                        ofType.add(destination(fields));
                    }
                }
            }
            Map<?, ?> only = ForeignFile.object(current, type);
            if (!only.isEmpty()) {
                ofType.add(destination(only));
            }
            found.addAll(ofType);
        }
        return Optional.of(found);
    }

    private static ForeignDestination destination(Map<?, ?> fields) {
        String bucket = ForeignFile.text(fields, "bucketName");
        String name = ForeignFile.text(fields, "_configName");
        String path = ForeignFile.text(fields, "uploadPath");
        String id = ForeignFile.text(fields, "accessKeyID");
        return new ForeignDestination(
                name.isEmpty() || name.equalsIgnoreCase("Default") ? bucket : name,
                ForeignFile.text(fields, "endpoint"),
                ForeignFile.text(fields, "region"),
                bucket,
                ForeignDestination.keys(id),
                ForeignFile.text(fields, "secretAccessKey"),
                path.isEmpty() ? KeyTemplate.DEFAULT : ForeignTemplate.of(path, FIELD, FIELDS),
                publicUrl(fields, bucket));
    }

    /** Returns the plug-in appends the bucket to the address if it is part of the path. */
    private static String publicUrl(Map<?, ?> fields, String bucket) {
        String prefix = ForeignFile.text(fields, "urlPrefix").replaceAll("/+$", "");
        boolean appended =
                ForeignFile.flag(fields, "pathStyleAccess")
                        && !ForeignFile.flag(fields, "disableBucketPrefixToURL");
        return prefix.isEmpty() || !appended ? prefix : prefix + "/" + bucket;
    }
}
