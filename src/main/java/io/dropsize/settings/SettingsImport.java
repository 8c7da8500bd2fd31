package io.dropsize.settings;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.json.DestinationJson;
import io.dropsize.settings.json.PresetJson;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Adds destinations and presets of a file to the settings, and replaces those of the same name. An
 * existing destination keeps its credentials unless the file has a secret for it. A certificate is
 * trusted only if the user has confirmed it on this computer.
 */
public record SettingsImport(SettingsBundle bundle) {
    /** Returns the changes that {@link #apply} makes, destinations first. */
    public List<ImportChange> changes(Settings now) {
        List<ImportChange> changes = new ArrayList<>();
        for (Destination incoming : bundle.destinations()) {
            Optional<Destination> known = known(incoming, now);
            Destination next = next(incoming, known);
            changes.add(
                    new ImportChange(
                            known.isEmpty()
                                    ? ImportChange.Kind.ADDED
                                    : known.get().equals(next) && !hasSecret(incoming)
                                            ? ImportChange.Kind.SAME
                                            : ImportChange.Kind.CHANGED,
                            ImportChange.Item.DESTINATION,
                            next.name(),
                            known.map(DestinationJson::write)
                                    .map(before -> differences(before, DestinationJson.write(next)))
                                    .orElseGet(() -> summary(next))));
        }
        for (Preset incoming : bundle.presets()) {
            Optional<Preset> known = named(now.ownPresets(), Preset::name, incoming.name());
            changes.add(
                    new ImportChange(
                            known.isEmpty()
                                    ? ImportChange.Kind.ADDED
                                    : known.get().equals(incoming)
                                            ? ImportChange.Kind.SAME
                                            : ImportChange.Kind.CHANGED,
                            ImportChange.Item.PRESET,
                            incoming.name(),
                            known.map(PresetJson::write)
                                    .map(before -> differences(before, PresetJson.write(incoming)))
                                    .orElse(List.of())));
        }
        return changes;
    }

    /** Returns the names of destinations whose secret the user has to enter after the import. */
    public List<String> withoutSecret(Settings now) {
        return bundle.destinations().stream()
                .filter(one -> one.credentials() instanceof Credentials.AccessKey)
                .filter(one -> !hasSecret(one) && known(one, now).isEmpty())
                .map(Destination::name)
                .toList();
    }

    /**
     * Stores the secrets, then changes the settings. Blocks.
     *
     * @param keyring receives the name of each destination that has a secret, and the secret
     * @throws io.dropsize.error.DropsizeException if the keyring or the settings can't be written
     */
    public void apply(SettingsStore settings, BiConsumer<String, String> keyring) {
        Settings before = settings.get();
        for (Destination incoming : bundle.destinations()) {
            String secret = bundle.secrets().get(incoming.name());
            if (secret != null) {
                keyring.accept(next(incoming, known(incoming, before)).name(), secret);
            }
        }
        settings.update(
                now -> {
                    List<Destination> destinations = new ArrayList<>(now.ownDestinations());
                    for (Destination incoming : bundle.destinations()) {
                        Optional<Destination> known = known(incoming, now);
                        put(destinations, known, next(incoming, known));
                    }
                    List<Preset> presets = new ArrayList<>(now.ownPresets());
                    for (Preset incoming : bundle.presets()) {
                        put(
                                presets,
                                named(now.ownPresets(), Preset::name, incoming.name()),
                                incoming);
                    }
                    return now.withDestinations(destinations).withPresets(presets);
                });
    }

    private boolean hasSecret(Destination incoming) {
        return bundle.secrets().containsKey(incoming.name());
    }

    private Destination next(Destination incoming, Optional<Destination> known) {
        return known.map(
                        before -> {
                            boolean samePlace =
                                    Objects.equals(before.endpoint(), incoming.endpoint());
                            Destination named =
                                    incoming.named(before.name())
                                            .pinned(samePlace ? before.certificate() : null);
                            return hasSecret(incoming) ? named : named.with(before.credentials());
                        })
                .orElseGet(() -> incoming.pinned(null));
    }

    private static Optional<Destination> known(Destination incoming, Settings now) {
        return named(now.ownDestinations(), Destination::name, incoming.name())
                .filter(one -> !one.isThisComputer());
    }

    private static <T> Optional<T> named(List<T> all, Function<T, String> name, String wanted) {
        return all.stream().filter(one -> name.apply(one).equalsIgnoreCase(wanted)).findFirst();
    }

    private static <T> void put(List<T> all, Optional<T> known, T next) {
        int place = known.map(all::indexOf).orElse(-1);
        if (place < 0) {
            all.add(next);
        } else {
            all.set(place, next);
        }
    }

    private static List<String> summary(Destination added) {
        return List.of(
                added.service().label(),
                added.bucket().isEmpty() ? "bucket is missing" : "bucket " + added.bucket(),
                Objects.toString(added.endpoint(), Objects.toString(added.region(), "")));
    }

    private static List<String> differences(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        List<String> changed = new ArrayList<>();
        after.forEach(
                (name, value) -> {
                    Object old = before.get(name);
                    if (!Objects.equals(old, value)) {
                        changed.add(name + ": " + shown(old) + " → " + shown(value));
                    }
                });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changed.add(name + ": " + shown(before.get(name)) + " → –"));
        return changed;
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Map<?, ?> fields ->
                    String.join(" ", fields.values().stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }
}
