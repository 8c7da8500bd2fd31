package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/** Marks the names of what comes from the team file. */
final class TeamNames extends StringConverter<String> {
    private final Predicate<String> ofTeam;

    TeamNames(Predicate<String> ofTeam) {
        this.ofTeam = ofTeam;
    }

    @Override
    public String toString(@Nullable String name) {
        return name != null && ofTeam.test(name)
                ? Texts.of("upload.of-team", name)
                : String.valueOf(name == null ? "" : name);
    }

    @Override
    public String fromString(String label) {
        throw new UnsupportedOperationException("the choice is not typed");
    }
}
