package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.json.DestinationJson;
import io.dropsize.settings.json.JsonFields;
import io.dropsize.settings.json.JsonText;
import io.dropsize.settings.json.PresetJson;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file that transfers destinations and presets to other computers: JSON, without secrets.
 * Unknown fields of a known version are ignored.
 */
public final class SettingsExport {
    private static final String FORMAT = "dropsize-settings";
    private static final int VERSION = 1;

    private SettingsExport() {}

    /** Returns the file's content, with the user's own elements but "This computer". */
    private static byte[] write(Settings settings) {
        return write(settings.ownDestinations(), settings.ownPresets());
    }

    static byte[] write(List<Destination> destinations, List<Preset> presets) {
        return JsonText.write(
                JsonText.fields(
                        "format",
                        FORMAT,
                        "version",
                        VERSION,
                        "destinations",
                        destinations.stream()
                                .filter(one -> !one.isThisComputer())
                                .map(DestinationJson::write)
                                .toList(),
                        "presets",
                        presets.stream().map(PresetJson::write).toList()));
    }

    /**
     * Writes the file. Blocks.
     *
     * @param overwrite whether an existing file is replaced
     * @throws DropsizeException FILE_EXISTS, DISK_FULL, CANNOT_WRITE
     */
    public static void write(Settings settings, Path file, boolean overwrite) {
        try {
            if (overwrite) {
                Files.write(file, write(settings));
            } else {
                Files.write(
                        file,
                        write(settings),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            throw new DropsizeException(ErrorKind.FILE_EXISTS, e, file.toString());
        } catch (IOException e) {
            throw WriteErrors.translate(e, file);
        }
    }

    /**
     * Reads an exported file, or a copy of the settings file.
     *
     * @param fields from {@link JsonText#object}
     * @param file its name, for errors
     * @return empty if it is neither
     * @throws DropsizeException SETTINGS_FILE_NEWER
     */
    public static Optional<SettingsBundle> read(Map<?, ?> fields, String file) {
        Object format = fields.get("format");
        boolean exported = FORMAT.equals(format);
        boolean copied = format == null && isList(fields.get("destinations"));
        if (!exported && !copied) {
            return Optional.empty();
        }
        if (exported && !Integer.valueOf(VERSION).equals(fields.get("version"))) {
            throw new DropsizeException(ErrorKind.SETTINGS_FILE_NEWER, file);
        }
        JsonFields json = new JsonFields(fields).asLenient();
        List<Destination> destinations =
                orEmpty(json.parts("destinations", DestinationJson::read)).stream()
                        .filter(one -> !one.isThisComputer())
                        .toList();
        var presets = orEmpty(json.parts("presets", PresetJson::read));
        List<DropsizeException> problems =
                json.misread().entrySet().stream()
                        .map(
                                wrong ->
                                        DropsizeException.withDetails(
                                                ErrorKind.IMPORT_PARTLY_READ,
                                                wrong.getValue(),
                                                file))
                        .toList();
        return Optional.of(new SettingsBundle(destinations, presets, Map.of(), problems));
    }

    private static boolean isList(@Nullable Object value) {
        return value instanceof List<?>;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
