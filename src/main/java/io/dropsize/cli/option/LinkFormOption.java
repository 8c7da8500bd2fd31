package io.dropsize.cli.option;

import io.dropsize.cli.output.LinkText;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkTemplate;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The options for the form of links. */
public final class LinkFormOption {
    private static final String TEMPLATE = "template:";

    /** A name for HTML that emphasizes that a responsive picture is one element. */
    private static final String PICTURE = "picture";

    @Option(
            names = "--as",
            paramLabel = "FORM",
            completionCandidates = OptionCandidates.LinkForms.class,
            description = {
                "The form of the links: url, picture, markdown, html, bbcode, rst, asciidoc, json, manifest, signed, or"
                        + " template:TEXT with the fields {url}, {alt}, {title}, {name}, {key}, {width} and"
                        + " {height}. Default: url, or picture if there are several"
                        + " copies.",
                "{alt:html}, {alt:markdown} and {alt:json} encode a field."
            })
    private @Nullable String form;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long a signed link lasts: 30s, 10m, 1h or 7d. Default: 1h.")
    private Duration life = Duration.ofHours(1);

    /** Returns the names of the forms without a template. */
    static List<String> names() {
        return forms().map(LinkFormOption::name).toList();
    }

    /** A template is given with its text. */
    private static Stream<LinkForm> forms() {
        return Arrays.stream(LinkForm.values()).filter(form -> form != LinkForm.TEMPLATE);
    }

    public boolean isGiven() {
        return form != null;
    }

    /**
     * The chosen form.
     *
     * @throws WrongUsage if there is no such form or no such field
     */
    public LinkText text() {
        String wanted = form == null ? name(LinkForm.URL) : form;
        if (wanted.regionMatches(true, 0, TEMPLATE, 0, TEMPLATE.length())) {
            return new LinkText(LinkForm.URL, template(wanted.substring(TEMPLATE.length())), life);
        }
        String name = wanted.equalsIgnoreCase(PICTURE) ? name(LinkForm.HTML) : wanted;
        return forms().filter(known -> name(known).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(known -> new LinkText(known, null, life))
                .orElseThrow(
                        () ->
                                new WrongUsage(
                                        "“%s” isn’t a link form; choose %s or template:TEXT."
                                                .formatted(wanted, String.join(", ", names()))));
    }

    private static LinkTemplate template(String text) {
        LinkTemplate template = new LinkTemplate(text);
        template.unknownField()
                .ifPresent(
                        field -> {
                            throw new WrongUsage(
                                    "There is no field {%s}; choose {url}, {alt}, {title}, {name}, {key}, {width} or {height}, with :html, :markdown or :json if it needs encoding."
                                            .formatted(field));
                        });
        if (template.isConstant()) {
            throw new WrongUsage("A template needs a field such as {url}.");
        }
        return template;
    }

    private static String name(LinkForm form) {
        return form.name().toLowerCase(Locale.ROOT);
    }
}
