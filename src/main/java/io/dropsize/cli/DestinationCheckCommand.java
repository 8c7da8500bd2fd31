package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.output.Json;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.CheckResult;
import io.dropsize.store.CheckStep;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(
        name = "check",
        description = {
            "Test a destination: endpoint, keys, bucket, permissions and links.",
            "Uploads an image of one pixel, and deletes it."
        })
final class DestinationCheckCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The destination's name.")
    private String name = "";

    @Option(
            names = "--json",
            description = "Print a JSON array of step, outcome, milliseconds and problem.")
    private boolean json;

    DestinationCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Dropsize core = session.core();
        Destination destination = DestinationOption.named(core.settings().get(), name);
        URI endpoint = destination.endpoint();
        if (endpoint != null && Endpoints.isUnprotected(endpoint)) {
            session.console()
                    .say(
                            "Warning: others on the network can read what is sent to "
                                    + endpoint
                                    + ". Use https:// if the service offers it.");
        }
        List<CheckResult> results = new ArrayList<>();
        core.check(
                destination,
                null,
                result -> {
                    results.add(result);
                    if (!json) {
                        session.console().print(line(result));
                    }
                });
        results.forEach(this::tellRegion);
        boolean ready = results.stream().noneMatch(CheckResult::preventsUploads);
        if (json) {
            session.console().printJson(Json.array(results.stream().map(Line::of).toList()));
        } else if (ready) {
            session.console().print("“" + name + "” is ready.");
        }
        return ready ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void tellRegion(CheckResult result) {
        String region = result.region();
        if (region != null) {
            session.console()
                    .say(
                            "The bucket is in the region "
                                    + region
                                    + ", which Dropsize has to look up each time. Save it: dropsize"
                                    + " destination remove, then dropsize destination add --region "
                                    + region
                                    + ".");
        }
    }

    private static String line(CheckResult result) {
        DropsizeException problem = result.problem();
        String sentence = problem == null ? "" : ": " + ErrorText.forCommandLine(problem);
        String time =
                result.outcome() == CheckResult.Outcome.SKIPPED
                        ? ""
                        : " (" + result.took().toMillis() + " ms)";
        return Line.of(result).outcome() + "\t" + words(result.step()) + time + sentence;
    }

    private static String words(CheckStep step) {
        return switch (step) {
            case CONNECT -> "endpoint answers, keys accepted, bucket found";
            case LIST -> "can list images";
            case UPLOAD -> "can upload";
            case KEEP -> "keeps an existing image of the same name";
            case VISIT -> "visitors can open an uploaded image";
            case DELETE -> "can delete";
        };
    }

    /** A result in JSON. */
    private record Line(String step, String outcome, long milliseconds, @Nullable String problem) {
        static Line of(CheckResult result) {
            DropsizeException problem = result.problem();
            return new Line(
                    result.step().spelled(),
                    result.outcome().name().toLowerCase(Locale.ROOT),
                    result.took().toMillis(),
                    problem == null ? null : ErrorText.forCommandLine(problem));
        }
    }
}
