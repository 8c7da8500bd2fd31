package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import tools.jackson.core.JacksonException;

import java.nio.file.Path;

/** The content of a settings file is invalid. */
final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    private final String where;

    /** The text is not JSON. */
    NotUnderstood(Path file, JacksonException cause) {
        super(cause);
        int line = cause.getLocation() == null ? -1 : cause.getLocation().getLineNr();
        String place = line < 1 ? file.toString() : "Line " + line + " of " + file;
        this.where = place + " is not understood. Mend it";
    }

    /** Returns an error that names the place in the file and what to correct there. */
    DropsizeException toBeCorrected() {
        return new DropsizeException(
                ErrorKind.BAD_SETTING, this, where + "; until then the settings stay as they are.");
    }
}
