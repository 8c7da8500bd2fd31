package io.dropsize.image.isolation;

import java.util.Optional;

/**
 * An image that was in progress when a process ended abnormally.
 *
 * @param strikes how often in a row that happened
 * @param work the last operation on it
 * @param refused whether it is refused unless the user requests it
 */
record Suspect(int strikes, ImageWork work, boolean refused) {
    /**
     * The number of strikes from which an image is refused. A kill, such as the system's when
     * memory runs out, leaves no report and may affect any image, but is unlikely to affect the
     * same one five times, four of them while it was alone.
     */
    private static final int MAX_STRIKES = 5;

    static Suspect of(ImageWork work, boolean guilty) {
        return new Suspect(1, work, guilty);
    }

    Suspect struckAgain(ImageWork during, boolean guilty) {
        return new Suspect(strikes + 1, during, guilty || strikes + 1 >= MAX_STRIKES);
    }

    /**
     * Returns a suspect that is processed once more, alone. If the process ends abnormally then,
     * the image is refused again.
     */
    Suspect readmitted() {
        return new Suspect(MAX_STRIKES - 1, work, false);
    }

    String line() {
        return strikes + " " + work + " " + refused;
    }

    static Optional<Suspect> read(String line) {
        String[] parts = line.strip().split(" ");
        try {
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(
                            new Suspect(
                                    Integer.parseInt(parts[0]),
                                    ImageWork.valueOf(parts[1]),
                                    Boolean.parseBoolean(parts[2])));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // A newer version supports more operations.
        }
    }
}
