package io.dropsize.update;

import io.dropsize.about.Version;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/**
 * A release in the format of GitHub's API, reduced to the fields used here.
 *
 * @param page as received, not trusted
 * @param finished whether it is neither a draft nor a pre-release
 */
record ReleaseJson(Version version, String page, boolean finished) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Parses a response; empty if it does not describe a release. */
    static Optional<ReleaseJson> read(byte[] json) {
        JsonNode found;
        try {
            found = MAPPER.readTree(json);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        String tag = text(found, "tag_name");
        if (!tag.startsWith("v")) {
            return Optional.empty();
        }
        boolean early = isTrue(found, "draft") || isTrue(found, "prerelease");
        return Version.parse(tag.substring(1))
                .map(
                        version ->
                                new ReleaseJson(
                                        version,
                                        text(found, "html_url"),
                                        !early && !version.isPreRelease()));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).stringValue("");
    }

    private static boolean isTrue(JsonNode node, String name) {
        return node.path(name).booleanValue(false);
    }
}
