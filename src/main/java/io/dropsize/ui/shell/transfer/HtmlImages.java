package io.dropsize.ui.shell.transfer;

import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.ui.upload.intake.DropItem;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the images in HTML, as browsers provide it for dragged or copied parts of a page. */
final class HtmlImages {
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

    private HtmlImages() {}

    /** Returns the images in order, each once; images without an address are skipped. */
    static List<DropItem> find(String html) {
        return IMAGE.matcher(COMMENT.matcher(html).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(HtmlImages::source)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<DropItem> source(String image) {
        Matcher source = SOURCE.matcher(image);
        if (!source.find()) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(1, source.groupCount())
                .mapToObj(source::group)
                .filter(Objects::nonNull)
                .map(written -> decoded(written).strip())
                .filter(address -> !address.isEmpty())
                .map(HtmlImages::item)
                .findFirst();
    }

    /** Relative addresses and those of other schemes can't be loaded without the page. */
    private static DropItem item(String address) {
        return ImageAddress.parse(address.startsWith("//") ? "https:" + address : address)
                .<DropItem>map(DropItem.OfAddress::new)
                .orElseGet(() -> new DropItem.Unreadable(address));
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text).replaceAll(one -> Matcher.quoteReplacement(character(one)));
    }

    private static String character(MatchResult entity) {
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
