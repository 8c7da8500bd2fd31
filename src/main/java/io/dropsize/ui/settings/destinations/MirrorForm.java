package io.dropsize.ui.settings.destinations;

import io.dropsize.error.ErrorText;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mirrors of the destination in the form. */
public final class MirrorForm {
    private final ObjectProperty<List<String>> names = new SimpleObjectProperty<>(List.of());
    private List<Destination> others = List.of();
    private List<String> saved = List.of();

    /** The names of the chosen destinations. */
    public ObjectProperty<List<String>> names() {
        return names;
    }

    /**
     * Sets the destinations that can be mirrors.
     *
     * @param choices all saved destinations but the one in the form
     */
    public void offer(List<Destination> choices) {
        others = choices;
    }

    void load(List<String> chosen) {
        saved = chosen;
    }

    /** Returns the names of the possible mirrors, and of saved ones that no longer exist. */
    List<String> possible() {
        return Stream.concat(others.stream().map(Destination::name), saved.stream())
                .distinct()
                .toList();
    }

    /**
     * Returns a sentence about an invalid choice.
     *
     * @param destination the saved name of the destination in the form
     */
    Optional<String> problem(String destination) {
        return DestinationRules.mirrorProblem(
                        Destination.thisComputer().named(destination).mirroredTo(names.get()),
                        others)
                .map(ErrorText::of);
    }
}
