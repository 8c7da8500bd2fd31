package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.store.LinkForm;
import io.dropsize.store.Links;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.PublicAddress;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "link",
        description = {
            "Print links to images in the bucket, one per line.",
            "A signed link opens without any other permission until it expires, in 7 days at most."
        },
        footer = {"", "Example:", "  dropsize link --as signed --expires 10m 2026/11/harbour.jpg"})
final class LinkCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private DestinationOption to;

    @Parameters(paramLabel = "KEY", arity = "1..*", description = "Keys, as list prints them.")
    private List<String> keys = List.of();

    @Option(
            names = "--as",
            paramLabel = "FORM",
            completionCandidates = Choices.LinkForms.class,
            description = "The form of the links: url, markdown, html or signed. Default: url.")
    private String form = "url";

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long a signed link lasts: 30s, 10m, 1h or 7d. Default: 1h.")
    private Duration life = Duration.ofHours(1);

    @Option(names = "--check", description = "Print links only to images that are in the bucket.")
    private boolean check;

    LinkCommand(Session session) {
        this.session = session;
        this.to = new DestinationOption();
    }

    @Override
    public Integer call() throws InterruptedException {
        Keys.requireKeys(keys);
        LinkForm wanted = form();
        Dropsize core = session.core();
        Console console = session.console();
        ObjectStore store = core.stores().open(to.destination(core.settings()));
        Map<String, DropsizeException> problems = check ? Keys.problems(keys, store) : Map.of();
        int code = ExitCode.OK;
        for (String key : keys) {
            try {
                DropsizeException problem = problems.get(key);
                if (problem != null) {
                    throw problem;
                }
                console.print(link(store, key, wanted));
            } catch (DropsizeException e) {
                Keys.say(console, key, e);
                code = ExitCode.SOFTWARE;
            }
        }
        return code;
    }

    private LinkForm form() {
        return switch (form.toLowerCase(Locale.ROOT)) {
            case "url" -> LinkForm.URL;
            case "markdown" -> LinkForm.MARKDOWN;
            case "html" -> LinkForm.HTML;
            case "signed" -> LinkForm.SIGNED;
            default ->
                    throw new WrongUsage(
                            "“"
                                    + form
                                    + "” is no form of a link; choose url, markdown, html or"
                                    + " signed.");
        };
    }

    private String link(ObjectStore store, String key, LinkForm wanted) {
        PublicAddress.requireAddress(key);
        return switch (wanted) {
            case URL -> store.publicUrl(key).toASCIIString();
            case MARKDOWN -> Links.markdown(store.publicUrl(key), alt(key));
            case HTML -> Links.html(store.publicUrl(key), alt(key), 0, 0);
            case SIGNED -> store.signedUrl(key, life).toASCIIString();
        };
    }

    private static String alt(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
