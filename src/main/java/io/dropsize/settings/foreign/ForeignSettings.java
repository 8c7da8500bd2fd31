package io.dropsize.settings.foreign;

import java.util.List;
import java.util.Optional;

/** Reads the destinations in another program's settings. */
@FunctionalInterface
interface ForeignSettings {
    /**
     * Reads a file.
     *
     * @return empty if it is no file of the program
     * @throws io.dropsize.error.DropsizeException SETTINGS_FILE_ENCRYPTED
     */
    Optional<List<ForeignDestination>> read(ForeignFile file);
}
