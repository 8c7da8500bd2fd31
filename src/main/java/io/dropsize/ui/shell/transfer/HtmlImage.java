package io.dropsize.ui.shell.transfer;

import io.dropsize.pipeline.plan.ImageAddress;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the image in HTML, as browsers provide it for a dragged or copied image. */
final class HtmlImage {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern IMAGE =
            Pattern.compile(
                    "<img\\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SOURCE =
            Pattern.compile(
                    "[\\s\"'/]src\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));?");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private HtmlImage() {}

    /** Returns the address of the only image; empty if there is none, or several. */
    static Optional<URI> find(String html) {
        List<String> images =
                IMAGE.matcher(COMMENT.matcher(html).replaceAll(""))
                        .results()
                        .map(java.util.regex.MatchResult::group)
                        .toList();
        return images.size() == 1 ? source(images.getFirst()) : Optional.empty();
    }

    private static Optional<URI> source(String image) {
        Matcher source = SOURCE.matcher(image);
        if (!source.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= 3; group++) {
            if (source.group(group) != null) {
                String address = decoded(source.group(group)).strip();
                return ImageAddress.parse(address.startsWith("//") ? "https:" + address : address);
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(one -> Matcher.quoteReplacement(character(one)));
    }

    private static String character(java.util.regex.MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int code =
                entity.group(1) != null
                        ? Integer.parseInt(entity.group(1))
                        : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }
}
