package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.json.JsonText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationField;
import io.dropsize.store.DestinationRules;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Destinations and presets that a team shares: an exported file that is not trusted. Its
 * credentials, certificates, mirrors, permissions to overwrite objects and secrets are ignored.
 *
 * @param problems the parts of the file that are not used
 */
public record TeamFile(
        List<Destination> destinations, List<Preset> presets, List<DropsizeException> problems) {
    /** The maximum size of a file. */
    public static final int MAX_BYTES = 1 << 20;

    static final TeamFile EMPTY = new TeamFile(List.of(), List.of(), List.of());

    /** More would make menus unusable. */
    private static final int MAX_ELEMENTS = 200;

    private static final Pattern SECRET =
            Pattern.compile("secret|password|passphrase|token|privatekey");

    public TeamFile {
        destinations = List.copyOf(destinations);
        presets = List.copyOf(presets);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file that Dropsize has exported.
     *
     * @param name where it is from, for errors
     * @throws DropsizeException TEAM_FILE_TOO_LARGE, TEAM_FILE_BROKEN, TEAM_FILE_NEWER
     */
    public static TeamFile read(byte[] text, String name) {
        if (text.length > MAX_BYTES) {
            throw new DropsizeException(ErrorKind.TEAM_FILE_TOO_LARGE, name);
        }
        SettingsBundle bundle = bundle(text, name);
        if (bundle.destinations().size() > MAX_ELEMENTS || bundle.presets().size() > MAX_ELEMENTS) {
            throw new DropsizeException(ErrorKind.TEAM_FILE_TOO_LARGE, name);
        }
        List<DropsizeException> problems = new ArrayList<>(bundle.problems());
        List<Destination> destinations = new ArrayList<>();
        for (Destination one :
                distinct(bundle.destinations(), Destination::name, TeamFile::of, problems)) {
            Map<DestinationField, DropsizeException> wrong = DestinationRules.problems(one);
            wrong.remove(DestinationField.KEYS);
            if (wrong.isEmpty()) {
                destinations.add(one);
            } else {
                problems.add(refused(one.name(), wrong.values()));
            }
        }
        List<Preset> presets = distinct(bundle.presets(), Preset::name, TeamFile::of, problems);
        return new TeamFile(destinations, presets, problems);
    }

    private static SettingsBundle bundle(byte[] text, String name) {
        Map<?, ?> json =
                JsonText.object(text)
                        .orElseThrow(() -> new DropsizeException(ErrorKind.TEAM_FILE_BROKEN, name));
        try {
            SettingsBundle bundle =
                    SettingsExport.read(json, name)
                            .filter(_ -> json.containsKey("format"))
                            .orElseThrow(
                                    () -> new DropsizeException(ErrorKind.TEAM_FILE_BROKEN, name));
            List<DropsizeException> problems = new ArrayList<>();
            bundle.problems()
                    .forEach(
                            one ->
                                    problems.add(
                                            DropsizeException.withDetails(
                                                    ErrorKind.TEAM_PARTLY_READ,
                                                    one.details(),
                                                    name)));
            if (hasSecret(json)) {
                problems.add(new DropsizeException(ErrorKind.TEAM_SECRET_IGNORED, name));
            }
            return new SettingsBundle(bundle.destinations(), bundle.presets(), Map.of(), problems);
        } catch (DropsizeException e) {
            throw e.kind() == ErrorKind.SETTINGS_FILE_NEWER
                    ? new DropsizeException(ErrorKind.TEAM_FILE_NEWER, e, name)
                    : e;
        }
    }

    /** Returns the file's text, in which nothing is left of what is ignored. */
    byte[] write() {
        return SettingsExport.write(destinations, presets);
    }

    private static Destination of(Destination one, String name) {
        return one.named(name)
                .with(Credentials.AccessKey.NONE)
                .pinned(null)
                .overwriting(false)
                .mirroredTo(List.of());
    }

    private static Preset of(Preset one, String name) {
        return new Preset(
                name, one.size(), one.format(), one.coding(), one.metadata(), one.allowDamaged());
    }

    /** Returns the elements with visible, different names; of equal names, the first one's. */
    private static <T> List<T> distinct(
            List<T> all,
            Function<T, String> nameOf,
            BiFunction<T, String, T> named,
            List<DropsizeException> problems) {
        List<T> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (T one : all) {
            String name = nameOf.apply(one).replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
            int longest = DestinationRules.MAX_NAME_LENGTH;
            if (name.isEmpty() || name.length() > longest) {
                String start = name.substring(0, Math.min(name.length(), longest));
                String length = String.valueOf(longest);
                problems.add(
                        refused(
                                start,
                                List.of(new DropsizeException(ErrorKind.NAME_LENGTH, length))));
            } else if (names.stream().anyMatch(name::equalsIgnoreCase)) {
                problems.add(
                        refused(name, List.of(new DropsizeException(ErrorKind.NAME_IN_USE, name))));
            } else {
                names.add(name);
                found.add(named.apply(one, name));
            }
        }
        return found;
    }

    private static DropsizeException refused(String name, Collection<DropsizeException> why) {
        return DropsizeException.withDetails(
                ErrorKind.TEAM_ENTRY_REFUSED,
                why.stream().map(DropsizeException::asDetail).toList(),
                name);
    }

    private static boolean hasSecret(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> fields ->
                    fields.entrySet().stream()
                            .anyMatch(
                                    field ->
                                            isSecret(field.getKey(), field.getValue())
                                                    || hasSecret(field.getValue()));
            case List<?> values -> values.stream().anyMatch(TeamFile::hasSecret);
            case null, default -> false;
        };
    }

    private static boolean isSecret(Object name, @Nullable Object value) {
        String plain = name.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return value instanceof String text && !text.isEmpty() && SECRET.matcher(plain).find();
    }
}
