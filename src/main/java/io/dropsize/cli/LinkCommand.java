package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DescriptionOptions;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.Keys;
import io.dropsize.cli.option.LinkFormOption;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.LinkText;
import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.PublicAddress;
import io.dropsize.store.link.SignedExpiry;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@Command(
        name = "link",
        description = {
            "Print links to images in the bucket, one per line.",
            "A signed link opens without any other permission until it expires, in 7 days at most."
        },
        footer = {"", "Example:", "  dropsize link --as signed --expires 10m 2026/11/harbour.jpg"})
final class LinkCommand implements Callable<Integer> {
    private static final Pattern EXPIRES = Pattern.compile("[?&]X-Amz-Expires=([0-9]{1,9})");
    private static final int SECONDS_PER_MINUTE = 60;

    private final Session session;
    private boolean reported;

    @Mixin private DestinationOption to;

    @Parameters(paramLabel = "KEY", arity = "1..*", description = "Keys, as list prints them.")
    private List<String> keys = List.of();

    @Mixin private LinkFormOption as;
    @Mixin private DescriptionOptions descriptions;

    @Option(names = "--check", description = "Print links only to images that are in the bucket.")
    private boolean check;

    LinkCommand(Session session) {
        this.session = session;
        this.to = new DestinationOption();
        this.as = new LinkFormOption();
        this.descriptions = new DescriptionOptions();
    }

    @Override
    public Integer call() throws InterruptedException {
        Keys.requireKeys(keys);
        LinkText wanted = as.text();
        Dropsize core = session.core();
        Console console = session.console();
        Destination destination = to.destination(core.settings());
        ObjectStore store = core.stores().open(destination);
        LinkMaker links = new LinkMaker(core.stores());
        Map<String, DropsizeException> problems = check ? Keys.problems(keys, store) : Map.of();
        int code = ExitCode.OK;
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            Description typed = descriptions.of(i, keys.size());
            try {
                DropsizeException problem = problems.get(key);
                if (problem != null) {
                    throw problem;
                }
                PublicAddress.requireAddress(key);
                URI url = store.publicUrl(key);
                String link = wanted.of(links, url, target(destination, key, typed));
                console.printLink(link);
                reportEnd(link, wanted);
            } catch (DropsizeException e) {
                Keys.say(console, key, e);
                code = ExitCode.SOFTWARE;
            }
        }
        return code;
    }

    /**
     * Reports once when signed links expire, and whether the reason is the end of the keys'
     * session.
     */
    private void reportEnd(String link, LinkText wanted) {
        Matcher expires = EXPIRES.matcher(link);
        if (reported || !wanted.isSigned() || !expires.find()) {
            return;
        }
        reported = true;
        long seconds = Long.parseLong(expires.group(1));
        if (seconds < wanted.life().toSeconds()) {
            session.console()
                    .say(
                            "The session of the keys ends earlier: the links open for "
                                    + Math.max(1, seconds / SECONDS_PER_MINUTE)
                                    + " min only.");
        }
        SignedExpiry.of(link)
                .map(end -> SignedExpiry.shown(end, ZoneId.systemDefault()))
                .ifPresent(end -> session.console().note("Links open until " + end + "."));
    }

    private static LinkMaker.Target target(Destination destination, String key, Description typed) {
        String name = name(key);
        int dot = name.lastIndexOf('.');
        String suggested = AltText.of(dot <= 0 ? name : name.substring(0, dot));
        return new LinkMaker.Target(destination, key, typed.orAlt(suggested), 0, 0);
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
