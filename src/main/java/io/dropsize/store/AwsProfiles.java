package io.dropsize.store;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of the profiles in the AWS files. Reads nothing else from these files. */
public final class AwsProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(AwsProfiles.class);
    private static final Pattern SECTION =
            Pattern.compile("\\uFEFF?\\s*\\[\\s*(?:profile\\s+)?([^\\]]+?)\\s*\\].*");
    private static final Pattern NO_PROFILE = Pattern.compile("(sso-session|services)\\s+.*");

    private AwsProfiles() {}

    /**
     * Returns the names in alphabetical order; empty if there are no AWS files. Blocks.
     *
     * @param environment may specify other files, as AWS documents
     * @param home the user's home folder
     */
    public static List<String> names(Map<String, String> environment, Path home) {
        Path folder = home.resolve(".aws");
        Collection<String> names = new TreeSet<>();
        add(names, environment.get("AWS_CONFIG_FILE"), folder.resolve("config"));
        add(names, environment.get("AWS_SHARED_CREDENTIALS_FILE"), folder.resolve("credentials"));
        return List.copyOf(names);
    }

    private static void add(Collection<String> names, @Nullable String named, Path usual) {
        try {
            add(names, named == null || named.isBlank() ? usual : Path.of(named));
        } catch (InvalidPathException e) {
            LOG.info("there is no such file: {}", e.getMessage());
        }
    }

    private static void add(Collection<String> names, Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(SECTION::matcher)
                    .filter(Matcher::matches)
                    .map(section -> section.group(1))
                    .filter(name -> !NO_PROFILE.matcher(name).matches())
                    .forEach(names::add);
        } catch (NoSuchFileException _) {
            LOG.debug("there is no {}", file);
        } catch (IOException | UncheckedIOException e) {
            LOG.info("{} can't be read: {}", file, e.toString());
        }
    }
}
