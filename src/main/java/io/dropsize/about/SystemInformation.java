package io.dropsize.about;

import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program's runtime environment, in one line for bug reports. */
public final class SystemInformation {
    private SystemInformation() {}

    /** For example "Dropsize 1.2.3, Java 25.0.1 (Eclipse Adoptium), JavaFX 25.0.4, Linux …". */
    public static String of(Version version) {
        return of(version, System.getProperties());
    }

    static String of(Version version, Properties system) {
        return Stream.of(
                        "Dropsize " + version,
                        "Java "
                                + system.getProperty("java.runtime.version")
                                + " ("
                                + system.getProperty("java.vendor")
                                + ")",
                        "JavaFX " + system.getProperty("javafx.runtime.version", "not started"),
                        Stream.of("os.name", "os.version", "os.arch")
                                .map(system::getProperty)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }
}
