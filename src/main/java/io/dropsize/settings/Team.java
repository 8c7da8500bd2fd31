package io.dropsize.settings;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The team file that the user has chosen, and the user's credentials for its destinations.
 *
 * @param source where the file is read from; null for no team file
 * @param choices the credentials that the user has chosen, at most one per name
 * @param file the content of the last good copy
 */
public record Team(@Nullable String source, List<Choice> choices, TeamFile file) {
    public static final Team NONE = new Team(null, List.of(), TeamFile.EMPTY);

    private static final Pattern ADDRESS = Pattern.compile("^(?i:https?:|s3://)");

    public Team {
        choices = List.copyOf(choices);
    }

    /**
     * The credentials that the user has chosen for a destination of the team.
     *
     * @param place the service, endpoint and bucket they were chosen for: if the file moves the
     *     destination to another place, the choice doesn't apply there
     */
    public record Choice(String name, String place, Credentials credentials) {}

    /** Returns the destinations of the file, each with the user's credentials or without any. */
    public List<Destination> destinations() {
        return file.destinations().stream().map(this::withChoice).toList();
    }

    /** Returns the team with other credentials for a destination. */
    Team choosing(Destination destination, Credentials credentials) {
        Choice choice = new Choice(destination.name(), placeOf(destination), credentials);
        Stream<Choice> others =
                choices.stream().filter(one -> !one.name().equals(destination.name()));
        return new Team(source, Stream.concat(others, Stream.of(choice)).toList(), file);
    }

    /** Returns the team whose source is the same file after this own destination got a new name. */
    public Team renamed(String before, String after) {
        return source != null && source.startsWith(before + ":") && !ADDRESS.matcher(source).find()
                ? new Team(after + source.substring(before.length()), choices, file)
                : this;
    }

    Team with(TeamFile other) {
        return new Team(source, choices, other);
    }

    /** Returns those of the team whose name the user's own elements don't have, ignoring case. */
    static <T> List<T> visible(List<T> ofTeam, List<T> own, Function<T, String> nameOf) {
        return ofTeam.stream()
                .filter(
                        one ->
                                own.stream()
                                        .map(nameOf)
                                        .noneMatch(nameOf.apply(one)::equalsIgnoreCase))
                .toList();
    }

    /** Returns the user's own elements and those of the team. */
    static <T> List<T> merged(List<T> own, List<T> ofTeam, Function<T, String> nameOf) {
        return ofTeam.isEmpty()
                ? own
                : Stream.concat(own.stream(), visible(ofTeam, own, nameOf).stream()).toList();
    }

    List<Preset> presets() {
        return file.presets();
    }

    private Destination withChoice(Destination one) {
        String place = placeOf(one);
        return choices.stream()
                .filter(it -> it.name().equals(one.name()) && it.place().equals(place))
                .findFirst()
                .map(it -> one.with(it.credentials()))
                .orElse(one);
    }

    private static String placeOf(Destination one) {
        return one.service() + " " + Objects.toString(one.endpoint(), "-") + " " + one.bucket();
    }
}
