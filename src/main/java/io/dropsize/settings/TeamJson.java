package io.dropsize.settings;

import io.dropsize.settings.json.DestinationJson;
import io.dropsize.settings.json.JsonFields;
import io.dropsize.settings.json.JsonText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** The source of a team file and the user's credentials as JSON fields, without the file. */
final class TeamJson {
    private TeamJson() {}

    static @Nullable Map<String, @Nullable Object> write(Team team) {
        return team.source() == null
                ? null
                : JsonText.fields(
                        "source",
                        team.source(),
                        "choices",
                        team.choices().stream().map(TeamJson::write).toList());
    }

    private static Map<String, @Nullable Object> write(Team.Choice choice) {
        return JsonText.fields(
                "name", choice.name(),
                "place", choice.place(),
                "credentials", DestinationJson.credentials(choice.credentials()));
    }

    static Team read(JsonFields json) {
        String source = json.needed("source", json.text("source"));
        List<Team.Choice> choices = json.parts("choices", TeamJson::choice);
        return new Team(source, choices == null ? List.of() : choices, TeamFile.EMPTY);
    }

    private static Team.Choice choice(JsonFields json) {
        return new Team.Choice(
                json.needed("name", json.text("name")),
                json.needed("place", json.text("place")),
                json.needed("credentials", json.part("credentials", DestinationJson::credentials)));
    }
}
