package io.dropsize.settings.foreign;

import io.dropsize.store.Credentials;
import io.dropsize.store.KeyTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The remotes of type {@code s3} in {@code rclone.conf}. A remote has no bucket, unless an {@code
 * alias} with a bucket refers to it.
 */
final class RcloneSettings implements ForeignSettings {
    @Override
    public Optional<List<ForeignDestination>> read(ForeignFile file) {
        Map<String, Map<String, String>> sections = file.sections();
        if (sections.values().stream().noneMatch(section -> section.containsKey("type"))) {
            return Optional.empty();
        }
        List<ForeignDestination> found = new ArrayList<>();
        sections.forEach(
                (name, section) -> {
                    if (section.getOrDefault("type", "").equals("s3")) {
                        List<ForeignDestination> aliases = aliases(name, section, sections);
                        found.addAll(
                                aliases.isEmpty() ? List.of(destination(name, section)) : aliases);
                    }
                });
        return Optional.of(found);
    }

    private static List<ForeignDestination> aliases(
            String remote, Map<String, String> section, Map<String, Map<String, String>> sections) {
        List<ForeignDestination> found = new ArrayList<>();
        sections.forEach(
                (name, alias) -> {
                    String target = alias.getOrDefault("remote", "");
                    if (alias.getOrDefault("type", "").equals("alias")
                            && target.startsWith(remote + ":")) {
                        String[] parts =
                                target.substring(remote.length() + 1)
                                        .replaceAll("^/+|/+$", "")
                                        .split("/", 2);
                        found.add(
                                destination(name, section)
                                        .in(
                                                parts[0],
                                                ForeignTemplate.inFolder(
                                                        parts.length > 1 ? parts[1] : "")));
                    }
                });
        return found;
    }

    private static ForeignDestination destination(String name, Map<String, String> section) {
        boolean environment = section.getOrDefault("env_auth", "").equalsIgnoreCase("true");
        String profile = section.getOrDefault("profile", "");
        String id = section.getOrDefault("access_key_id", "");
        Credentials credentials =
                id.isEmpty() && environment && !profile.isEmpty()
                        ? new Credentials.Profile(profile)
                        : ForeignDestination.keys(id);
        return new ForeignDestination(
                name,
                section.getOrDefault("endpoint", ""),
                section.getOrDefault("region", ""),
                "",
                credentials,
                section.getOrDefault("secret_access_key", ""),
                KeyTemplate.DEFAULT,
                "");
    }
}
