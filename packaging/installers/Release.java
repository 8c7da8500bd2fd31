import java.time.Instant;

/**
 * What is packaged.
 *
 * @param version as the build names it, such as 1.2.0 or 1.2.0-SNAPSHOT
 * @param time what all files are dated
 */
record Release(String version, Instant time) {

    /** Digits and dots only, as macOS and Windows want it. */
    String number() {
        return version.replaceFirst("-.*", "");
    }

    /**
     * Returns the version for a bundle of macOS, for which jpackage rejects 0.x: 0.3.1 becomes
     * 1.3.1.
     */
    String bundleNumber() {
        return number().replaceFirst("^0\\.", "1.");
    }

    /** For dpkg and rpm, which sort what follows a tilde before the release itself. */
    String sortable() {
        return version.replaceFirst("-", "~");
    }

    /** This computer's kind of processor, as dpkg calls it. */
    static String debianProcessor() {
        return isArm() ? "arm64" : "amd64";
    }

    /** Returns rpm's name of the processor. */
    static String rpmProcessor() {
        return isArm() ? "aarch64" : "x86_64";
    }

    /** Returns the processor's name in file names. */
    static String processor() {
        return isArm() ? "arm64" : "x64";
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
