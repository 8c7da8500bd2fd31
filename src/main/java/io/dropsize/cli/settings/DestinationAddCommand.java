package io.dropsize.cli.settings;

import io.dropsize.cli.option.FingerprintOption;
import io.dropsize.cli.option.OptionCandidates;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.Settings;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.service.Location;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Command(
        name = "add",
        description = {
            "Add a destination. Secrets are entered in the window only.",
            "On a command line, other users could see them; the window stores them in the system keyring."
        },
        footer = {
            "",
            "Example:",
            "  dropsize destination add blog --bucket pictures --credentials profile:blog"
        })
public final class DestinationAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The destination's name.")
    private String name = "";

    @Option(
            names = "--bucket",
            paramLabel = "B",
            description = "The bucket. Not needed if the endpoint contains it.")
    private String bucket = "";

    @Option(
            names = "--service",
            paramLabel = "S",
            completionCandidates = OptionCandidates.Services.class,
            description = "The service: ${COMPLETION-CANDIDATES}.")
    private @Nullable String service;

    @Option(
            names = "--endpoint",
            paramLabel = "U",
            description =
                    "The service's address, such as https://s3.example.com, or an address or"
                            + " console page of the bucket.")
    private @Nullable String endpoint;

    @Option(
            names = "--allow-http",
            description =
                    "Allow an endpoint with http://, where others on the network can read images,"
                            + " links and signatures.")
    private boolean allowHttp;

    @Option(names = "--region", paramLabel = "R", description = "The bucket's region.")
    private @Nullable String region;

    @Option(
            names = "--credentials",
            paramLabel = "C",
            description =
                    "Where the keys are: env, or profile:NAME for an AWS profile. Default: env.")
    private String credentials = "env";

    @Option(
            names = "--public-url",
            paramLabel = "U",
            description = "The address under which visitors see the bucket.")
    private @Nullable String publicUrl;

    @Option(
            names = "--key-template",
            paramLabel = "T",
            description = "How objects are named, such as {yyyy}/{MM}/{name}-{hash}.{ext}.")
    private String keyTemplate = KeyTemplate.DEFAULT.text();

    @Option(
            names = "--header",
            paramLabel = "H",
            description =
                    "A header of uploads, such as \"Cache-Control: no-cache\" or"
                            + " \"x-amz-storage-class: STANDARD_IA\". Repeat it for others.")
    private List<String> headers = List.of();

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description =
                    "Trust only the certificate with this SHA-256 fingerprint, such as a"
                            + " self-signed one. “destination check” prints it.")
    private @Nullable String fingerprint;

    @Option(
            names = "--mirror",
            paramLabel = "NAME",
            description =
                    "Another destination that gets the same images under the same keys. Links are"
                            + " this destination's. Repeat it for others.")
    private List<String> mirrors = List.of();

    public DestinationAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Destination added = WrongUsage.unless(this::destination);
        session.core().settings().update(settings -> with(settings, added));
        return ExitCode.OK;
    }

    private Destination destination() {
        Location typed = typed();
        Location location = resolved(typed);
        Destination described =
                new Destination(
                        name.strip(),
                        location.service(),
                        location.bucket(),
                        location.region().isEmpty() ? null : location.region(),
                        location.endpoint().isEmpty() ? null : Endpoints.parse(location.endpoint()),
                        CredentialsText.parse(credentials),
                        keyTemplate(location),
                        location.publicUrl().isEmpty()
                                ? null
                                : DestinationRules.publicUrl(location.publicUrl()),
                        false,
                        UploadHeaders.parse(String.join("\n", headers)),
                        fingerprint == null ? null : FingerprintOption.parse(fingerprint),
                        mirrors.stream().map(String::strip).distinct().toList());
        DestinationRules.checkNew(described);
        requireProtection(described.endpoint());
        if (!location.equals(typed)) {
            session.console()
                    .say("Detected: " + summary(location, location.folderFor(keyTemplate)));
        }
        return described;
    }

    private Location typed() {
        return new Location(
                service(),
                endpoint == null ? "" : endpoint,
                region == null ? "" : region,
                bucket,
                "",
                publicUrl == null ? "" : publicUrl);
    }

    /**
     * Returns the location that the options describe: they may be addresses copied from a service's
     * console.
     */
    private Location resolved(Location typed) {
        boolean chosen = service != null;
        Location ofBucket = typed.fromBucket(chosen);
        Location location = ofBucket.fromEndpoint(chosen);
        if (!ofBucket.bucket().isEmpty() && !location.bucket().equals(ofBucket.bucket())) {
            throw new WrongUsage(
                    "The endpoint contains the bucket “"
                            + location.bucket()
                            + "”, but --bucket is “"
                            + ofBucket.bucket()
                            + "”.");
        }
        return location;
    }

    private static String summary(Location location, String folder) {
        return Stream.of(
                        "service " + location.service().optionName(),
                        location.region().isEmpty() ? "" : "region " + location.region(),
                        location.bucket().isEmpty() ? "" : "bucket " + location.bucket(),
                        folder.isEmpty() ? "" : "folder " + folder,
                        location.endpoint().isEmpty() ? "" : "endpoint " + location.endpoint())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private KeyTemplate keyTemplate(Location location) {
        return new KeyTemplate(
                KeyTemplate.inFolder(location.folderFor(keyTemplate), keyTemplate)
                        .orElseThrow(
                                () ->
                                        new WrongUsage(
                                                "The folder “"
                                                        + location.folder()
                                                        + "” can’t be part of a key template.")));
    }

    private void requireProtection(@Nullable URI used) {
        if (used != null && Endpoints.isUnprotected(used) && !allowHttp) {
            throw new WrongUsage(
                    "Others on the network can read what is sent to "
                            + used
                            + ". Use https://, or add --allow-http.");
        }
    }

    private static Settings with(Settings settings, Destination added) {
        List<String> names = settings.destinations().stream().map(Destination::name).toList();
        DestinationRules.nameInUse(added.name(), names)
                .or(() -> DestinationRules.mirrorProblem(added, settings.destinations()))
                .ifPresent(
                        problem -> {
                            throw new WrongUsage(ErrorText.forCommandLine(problem));
                        });
        return settings.withDestinations(
                Stream.concat(settings.destinations().stream(), Stream.of(added)).toList());
    }

    private Service service() {
        if (service == null) {
            return endpoint == null ? Service.AMAZON_S3 : Service.OTHER;
        }
        return Service.remote().stream()
                .filter(each -> each.optionName().equalsIgnoreCase(service))
                .findFirst()
                .orElseThrow(
                        () ->
                                new WrongUsage(
                                        "“" + service + "” isn’t a service; choose " + services()));
    }

    private static String services() {
        return Service.remote().stream()
                .map(Service::optionName)
                .collect(Collectors.joining(", ", "", "."));
    }
}
