package io.dropsize.settings.foreign;

import io.dropsize.store.Credentials;
import io.dropsize.store.KeyTemplate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles of the AWS tools' files {@code config} and {@code credentials}. Profiles in the
 * folder {@code .aws} are referred to by name, so that roles and sign-ins work; the keys of other
 * files are imported. Profiles have no bucket.
 */
final class AwsSettings implements ForeignSettings {
    private static final String PROFILE = "profile ";
    private static final Set<String> KEYS =
            Set.of(
                    "aws_access_key_id",
                    "region",
                    "role_arn",
                    "sso_session",
                    "sso_start_url",
                    "credential_process",
                    "endpoint_url");

    @Override
    public Optional<List<ForeignDestination>> read(ForeignFile file) {
        Map<String, Map<String, String>> sections = file.sections();
        if (sections.values().stream()
                .noneMatch(section -> section.keySet().stream().anyMatch(KEYS::contains))) {
            return Optional.empty();
        }
        Path folder = file.path().toAbsolutePath().getParent();
        boolean own = folder != null && folder.endsWith(".aws");
        List<ForeignDestination> found = new ArrayList<>();
        sections.forEach(
                (title, section) -> {
                    if (!title.matches("(?:sso-session|services|plugins)(?:\\s.*)?")) {
                        String name =
                                title.startsWith(PROFILE)
                                        ? title.substring(PROFILE.length()).strip()
                                        : title;
                        found.add(destination(name, section, own));
                    }
                });
        return Optional.of(found);
    }

    private static ForeignDestination destination(
            String name, Map<String, String> section, boolean own) {
        String id = section.getOrDefault("aws_access_key_id", "");
        boolean lasting = !section.containsKey("aws_session_token");
        boolean imported = !own && lasting && !id.isEmpty();
        return new ForeignDestination(
                name,
                section.getOrDefault("endpoint_url", ""),
                section.getOrDefault("region", ""),
                "",
                imported ? new Credentials.AccessKey(id) : new Credentials.Profile(name),
                imported ? section.getOrDefault("aws_secret_access_key", "") : "",
                KeyTemplate.DEFAULT,
                "");
    }
}
