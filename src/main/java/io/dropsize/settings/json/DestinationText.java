package io.dropsize.settings.json;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;

/** A destination as JSON text, with the fields of the settings file. */
public final class DestinationText {
    private DestinationText() {}

    /**
     * Reads a destination.
     *
     * @param origin the name of the text's source, for errors
     * @throws DropsizeException BAD_SETTING if it is not JSON, or a field is missing or invalid;
     *     the kind of the first problem if the destination can't be used
     */
    public static Destination read(String text, String origin) {
        try {
            Destination read =
                    DestinationJson.read(JsonText.read(text.getBytes(StandardCharsets.UTF_8)));
            DestinationRules.check(read);
            return read;
        } catch (JacksonException e) {
            throw DropsizeException.setting(SettingProblem.TEXT_UNPARSABLE, e, origin);
        }
    }
}
