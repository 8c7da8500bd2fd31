package io.dropsize.settings.foreign;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.settings.SettingsBundle;
import io.dropsize.settings.SettingsExport;
import io.dropsize.settings.json.JsonText;
import io.dropsize.store.Destination;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file that Dropsize has exported, or the settings of another program: PicGo, PicList,
 * ShareX, rclone or the AWS tools. The content determines which one it is.
 */
public final class ImportedFile {
    private static final long MAX_BYTES = 10L << 20;
    private static final String ENCRYPTED = "RCLONE_ENCRYPT_V";
    private static final List<ForeignSettings> PROGRAMS =
            List.of(
                    new PicGoSettings(),
                    new ShareXSettings(),
                    new RcloneSettings(),
                    new AwsSettings());

    private ImportedFile() {}

    /**
     * Reads a file. Blocks.
     *
     * @param bucket for destinations that have none; may be empty
     * @throws DropsizeException FILE_GONE, FILE_UNREADABLE, SETTINGS_FILE_UNKNOWN,
     *     SETTINGS_FILE_NEWER, SETTINGS_FILE_ENCRYPTED
     */
    public static SettingsBundle read(Path file, String bucket) {
        String name = String.valueOf(file.getFileName());
        String text = text(file, name);
        if (text.lines().map(String::strip).anyMatch(line -> line.startsWith(ENCRYPTED))) {
            throw new DropsizeException(ErrorKind.SETTINGS_FILE_ENCRYPTED, name);
        }
        Map<?, ?> json = JsonText.object(text.getBytes(StandardCharsets.UTF_8)).orElse(Map.of());
        Optional<SettingsBundle> exported = SettingsExport.read(json, name);
        if (exported.isPresent()) {
            return exported.get();
        }
        ForeignFile foreign =
                new ForeignFile(file, json, json.isEmpty() ? IniSections.read(text) : Map.of());
        return PROGRAMS.stream()
                .map(program -> program.read(foreign))
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> bundle(found, bucket))
                .filter(found -> !found.destinations().isEmpty() || !found.problems().isEmpty())
                .orElseThrow(() -> new DropsizeException(ErrorKind.SETTINGS_FILE_UNKNOWN, name));
    }

    private static String text(Path file, String name) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DropsizeException(ErrorKind.SETTINGS_FILE_UNKNOWN, name);
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new DropsizeException(ErrorKind.FILE_GONE, e, file.toString());
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, file.toString());
        }
    }

    private static SettingsBundle bundle(List<ForeignDestination> found, String bucket) {
        List<Destination> destinations = new ArrayList<>();
        Map<String, String> secrets = new HashMap<>();
        List<DropsizeException> problems = new ArrayList<>();
        for (ForeignDestination each : found) {
            ForeignDestination filled =
                    each.bucket().isEmpty() ? each.in(bucket, each.template()) : each;
            try {
                Destination destination =
                        filled.named(unused(filled.name(), destinations)).destination();
                destinations.add(destination);
                if (!filled.secret().isEmpty()) {
                    secrets.put(destination.name(), filled.secret());
                }
            } catch (DropsizeException e) {
                problems.add(
                        DropsizeException.withDetails(
                                ErrorKind.IMPORT_REFUSED, List.of(e.asDetail()), filled.name()));
            }
        }
        return new SettingsBundle(destinations, List.of(), secrets, problems);
    }

    private static String unused(String name, List<Destination> taken) {
        String free = name.isBlank() ? "S3" : name;
        for (int number = 2; isTaken(free, taken); number++) {
            free = name + " " + number;
        }
        return free;
    }

    private static boolean isTaken(String name, List<Destination> taken) {
        return taken.stream().anyMatch(one -> one.name().equalsIgnoreCase(name));
    }
}
