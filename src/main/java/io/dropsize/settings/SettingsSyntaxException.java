package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;

import tools.jackson.core.JacksonException;

import java.nio.file.Path;

/** Reports that the content of a settings file is invalid. */
final class SettingsSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;

    /** Creates the exception for a text that is not JSON. */
    SettingsSyntaxException(Path file, JacksonException cause) {
        super(cause);
        this.file = file;
        this.line = cause.getLocation() == null ? -1 : cause.getLocation().getLineNr();
    }

    /** Returns an error that names the position in the file and the remedy. */
    DropsizeException toError() {
        return line < 1
                ? DropsizeException.setting(
                        SettingProblem.SETTINGS_UNPARSABLE, this, file.toString())
                : DropsizeException.setting(
                        SettingProblem.SETTINGS_LINE_UNPARSABLE,
                        this,
                        file.toString(),
                        Integer.toString(line));
    }
}
