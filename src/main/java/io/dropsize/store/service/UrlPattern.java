package io.dropsize.store.service;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host with or without a path, in which {@code {region}}, {@code {account}}, {@code {host}},
 * {@code {bucket}}, {@code {any}} and, at the end, {@code {folder}} take the place of names.
 */
public final class UrlPattern {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final String NAME = "[a-z0-9-]+";

    private final String template;
    private final String region;
    private @Nullable Pattern exact;
    private @Nullable Pattern afterBucket;

    /**
     * @param region a regular expression of the service's regions; null for the general one
     * @throws IllegalArgumentException if there is another placeholder, or the expression is wrong
     */
    UrlPattern(String template, @Nullable String region) {
        this.template = template;
        this.region = region == null ? NAME : region;
    }

    /** Returns the template's text. */
    String template() {
        return template;
    }

    /**
     * Finds the names in an address, and the path after the pattern.
     *
     * @param url a host in lower case, with its path
     */
    Optional<Match> match(String url) {
        Pattern pattern = exact;
        if (pattern == null) {
            pattern = compile("");
            exact = pattern;
        }
        return match(pattern, url);
    }

    /** Returns the same if a bucket's name and a dot precede the host. */
    Optional<Match> matchAfterBucket(String url) {
        Pattern pattern = afterBucket;
        if (pattern == null) {
            pattern = compile("(?<bucket>[^/]+)\\.");
            afterBucket = pattern;
        }
        return match(pattern, url);
    }

    private static Optional<Match> match(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        return matcher.matches()
                ? Optional.of(
                        new Match(
                                group(matcher, "region"),
                                group(matcher, "account") + group(matcher, "host"),
                                group(matcher, "bucket"),
                                group(matcher, "rest")))
                : Optional.empty();
    }

    /**
     * The names in an address. Empty where the pattern has none.
     *
     * @param account the account, or the host of someone's own server
     */
    public record Match(String region, String account, String bucket, String rest) {
        /** Fills a template with these names. */
        String fill(String other) {
            return other.replace("{region}", region)
                    .replace("{account}", account)
                    .replace("{host}", account);
        }
    }

    private static String group(Matcher matcher, String name) {
        return matcher.namedGroups().containsKey(name) && matcher.group(name) != null
                ? matcher.group(name)
                : "";
    }

    private Pattern compile(String before) {
        StringBuilder regex = new StringBuilder("(?s)").append(before);
        Matcher names = PLACEHOLDER.matcher(template);
        int end = 0;
        while (names.find()) {
            regex.append(Pattern.quote(template.substring(end, names.start())));
            regex.append(
                    switch (names.group(1)) {
                        case "region" -> "(?<region>" + region + ")";
                        case "account" -> "(?<account>" + NAME + ")";
                        case "host" -> "(?<host>[^/:]+|\\[[0-9a-f:]+])";
                        case "bucket" -> "(?<bucket>[^/?#;]+)";
                        case "any" -> "[^/]*";
                        case "folder" -> "(?<rest>[^;]+)";
                        default -> throw new IllegalArgumentException(template);
                    });
            end = names.end();
        }
        regex.append(Pattern.quote(template.substring(end)));
        regex.append(template.endsWith("{folder}") ? "(?:;.*)?" : "(?:;[^/]*)?(?:/(?<rest>.*))?");
        return Pattern.compile(regex.toString());
    }
}
