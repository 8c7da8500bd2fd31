package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import tools.jackson.core.JacksonException;

import java.nio.file.Path;

/** What stands in a settings file is no settings. */
final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    private final String where;

    /** Something is no JSON. */
    NotUnderstood(Path file, JacksonException cause) {
        super(cause);
        int line = cause.getLocation() == null ? -1 : cause.getLocation().getLineNr();
        String place = line < 1 ? file.toString() : "Line " + line + " of " + file;
        this.where = place + " is not understood. Mend it";
    }

    /** As a sentence for who may have written it by hand. */
    DropsizeException toBeMended() {
        return new DropsizeException(
                ErrorKind.BAD_SETTING, this, where + "; until then the settings stay as they are.");
    }
}
