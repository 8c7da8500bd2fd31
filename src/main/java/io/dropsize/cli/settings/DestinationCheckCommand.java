package io.dropsize.cli.settings;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.FingerprintOption;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.output.Json;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.check.CheckResult;
import io.dropsize.store.check.CheckResult.Outcome;
import io.dropsize.store.check.CheckStep;
import io.dropsize.store.check.Policies;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

@Command(
        name = "check",
        description = {
            "Test a destination: endpoint, certificate, clock, keys, bucket, permissions and links.",
            "Uploads an image of one pixel, and deletes it. Takes 15 seconds at most."
        })
public final class DestinationCheckCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The destination's name.")
    private String name = "";

    @Option(
            names = "--json",
            description =
                    "Print a JSON array of step, outcome, milliseconds, seen, problem and fingerprint.")
    private boolean json;

    @Option(
            names = "--policy",
            description =
                    "Print only the minimum policies for the failed steps, as the service"
                            + " reads them.")
    private boolean policy;

    @Option(
            names = "--trust-fingerprint",
            paramLabel = "SHA256",
            description =
                    "Trust only the certificate with this fingerprint, and save it if the"
                            + " connection succeeds.")
    private @Nullable String fingerprint;

    @Option(names = "--apply", description = "Save the region that the service names.")
    private boolean apply;

    public DestinationCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Dropsize core = session.core();
        Destination saved = DestinationOption.named(core.settings().get(), name);
        if (fingerprint != null || apply) {
            TeamDestinations.requireOwn(core.settings().get(), name);
        }
        Fingerprint trusted = fingerprint == null ? null : FingerprintOption.parse(fingerprint);
        Destination destination = trusted == null ? saved : saved.pinned(trusted);
        warnOfPlainHttp(destination.endpoint());
        List<CheckResult> results = new ArrayList<>();
        core.check(
                destination,
                null,
                result -> {
                    results.add(result);
                    if (!json && !policy) {
                        session.console().print(line(result));
                    }
                });
        if (trusted != null && isConnected(destination, results)) {
            replace(core, one -> one.pinned(trusted));
            session.console().say("Saved the fingerprint of the certificate.");
        }
        results.stream()
                .map(CheckResult::certificateToTrust)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(this::offer);
        results.stream()
                .map(CheckResult::regionToApply)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(region -> region(core, destination, region));
        boolean ready = results.stream().noneMatch(CheckResult::preventsUploads);
        if (policy) {
            printPolicies(destination, results);
        } else if (json) {
            session.console().printJson(Json.array(results.stream().map(Line::of).toList()));
        } else if (ready) {
            session.console().print("“" + name + "” is ready.");
        }
        return ready ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Behind a proxy, the first request makes the secure connection. */
    private static boolean isConnected(Destination destination, List<CheckResult> results) {
        URI endpoint = destination.endpoint();
        boolean isSecure = endpoint == null || "https".equalsIgnoreCase(endpoint.getScheme());
        return has(results, CheckStep.TLS, Outcome.PASSED)
                || (isSecure
                        && has(results, CheckStep.TLS, Outcome.SKIPPED)
                        && has(results, CheckStep.ANSWER, Outcome.PASSED));
    }

    private static boolean has(List<CheckResult> results, CheckStep step, Outcome outcome) {
        return results.stream().anyMatch(one -> one.step() == step && one.outcome() == outcome);
    }

    private void offer(Fingerprint certificate) {
        session.console()
                .say(
                        "SHA-256 fingerprint of the certificate: "
                                + certificate
                                + ". If the service’s administrator confirms it, add"
                                + " --trust-fingerprint with it.");
    }

    private void replace(Dropsize core, UnaryOperator<Destination> change) {
        core.settings()
                .update(
                        settings ->
                                settings.withDestinations(
                                        settings.destinations().stream()
                                                .map(
                                                        one ->
                                                                one.name().equals(name)
                                                                        ? change.apply(one)
                                                                        : one)
                                                .toList()));
    }

    private void warnOfPlainHttp(@Nullable URI endpoint) {
        if (endpoint != null && Endpoints.isUnprotected(endpoint)) {
            session.console()
                    .say(
                            "Warning: others on the network can read what is sent to "
                                    + endpoint
                                    + ". Use https:// if the service offers it.");
        }
    }

    private void region(Dropsize core, Destination destination, String region) {
        if (!apply) {
            session.console()
                    .say(
                            "The bucket is in the region "
                                    + region
                                    + ", which Dropsize has to look up each time. To save it, add"
                                    + " --apply.");
            return;
        }
        URI endpoint = destination.endpoint();
        replace(
                core,
                one ->
                        endpoint == null
                                ? one.at(region, null)
                                : Endpoints.inRegion(one, endpoint, region));
        session.console().say("Saved the region " + region + ".");
    }

    private void printPolicies(Destination destination, List<CheckResult> results) {
        List<Policies.Policy> policies = Policies.of(destination, results);
        if (policies.isEmpty()) {
            session.console().say(withoutPolicy(destination, results));
        }
        for (Policies.Policy each : policies) {
            session.console().say(text(each.kind()));
            session.console().printJson(each.json());
        }
    }

    private static String withoutPolicy(Destination destination, List<CheckResult> results) {
        return Policies.areNeeded(results)
                ? destination.service().label()
                        + " has no policies in this format. Set permissions and public access in its"
                        + " console."
                : "No failed step can be fixed with a policy.";
    }

    private static String text(Policies.Kind kind) {
        return switch (kind) {
            case USER -> "Policy of the user or role (IAM):";
            case BUCKET -> "Bucket policy:";
            case CORS -> "CORS rule, if scripts of your pages read the images:";
        };
    }

    private static String line(CheckResult result) {
        DropsizeException problem = result.problem();
        String detail = problem == null ? result.seen() : ErrorText.forCommandLine(problem);
        String time =
                result.outcome() == Outcome.SKIPPED ? "" : " (" + result.took().toMillis() + " ms)";
        return Line.of(result).outcome()
                + "\t"
                + text(result.step())
                + time
                + (detail == null ? "" : ": " + detail);
    }

    private static String text(CheckStep step) {
        return switch (step) {
            case RESOLVE -> "host found";
            case TLS -> "connection is secure";
            case ANSWER -> "service responds";
            case CLOCK -> "clock is correct";
            case KEYS -> "keys accepted";
            case BUCKET -> "bucket found";
            case LIST -> "can list images";
            case UPLOAD -> "can upload";
            case KEEP -> "keeps an existing image of the same name";
            case CHECKSUM -> "rejects damaged uploads";
            case VISIT -> "visitors can open an uploaded image";
            case CACHE -> "browsers may cache it";
            case ACL -> "an ACL makes it public";
            case DELETE -> "can delete";
        };
    }

    /** The result of a step as {@code --json} prints it. */
    private record Line(
            String step,
            String outcome,
            long milliseconds,
            @Nullable String seen,
            @Nullable String problem,
            @Nullable String fingerprint) {
        static Line of(CheckResult result) {
            DropsizeException problem = result.problem();
            return new Line(
                    result.step().jsonName(),
                    result.outcome().name().toLowerCase(Locale.ROOT),
                    result.took().toMillis(),
                    result.seen(),
                    problem == null ? null : ErrorText.forCommandLine(problem),
                    result.certificateToTrust().map(Fingerprint::text).orElse(null));
        }
    }
}
