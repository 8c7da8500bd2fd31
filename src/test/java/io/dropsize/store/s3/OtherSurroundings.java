package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.service.Service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Uploads in a separate process, whose environment and properties the test sets. */
final class OtherSurroundings {
    static final String STORED = "stored and signed";
    static final String PROFILE = "work";

    private OtherSurroundings() {}

    /**
     * Runs {@link #main} with other environment variables and these options of the JVM.
     *
     * @return the lines that it prints
     */
    static List<String> run(
            Map<String, String> environment, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It ends before the optimizing compiler pays off.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(OtherSurroundings.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        return builder.start().inputReader().lines().toList();
    }

    /**
     * Arguments: endpoints with commas between them, then names of profiles or "env". Prints the
     * result of an upload to each endpoint by each of them; without names, by a key and by a
     * profile.
     */
    public static void main(String[] args) {
        List<Credentials> all =
                args.length == 1
                        ? List.of(
                                new Credentials.AccessKey("AKID"), new Credentials.Profile(PROFILE))
                        : Stream.of(args).skip(1).map(OtherSurroundings::credentials).toList();
        for (String endpoint : args[0].split(",")) {
            for (Credentials credentials : all) {
                System.out.println(upload(URI.create(endpoint), credentials));
            }
        }
    }

    private static Credentials credentials(String name) {
        return name.equals("env") ? new Credentials.Environment() : new Credentials.Profile(name);
    }

    private static String upload(URI endpoint, Credentials credentials) {
        var destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        "images",
                        null,
                        endpoint,
                        credentials,
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        try (var store =
                S3ObjectStore.open(
                        destination, endpoint, () -> Optional.of(new SecretKey("AKID", "word")))) {
            var _ = store.put(S3StoreContract.upload("a.png", new byte[9], "r"), _ -> {});
            var _ = store.signedUrl("a.png", Duration.ofHours(1));
            return STORED;
        } catch (DropsizeException e) {
            return ErrorText.of(e);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
