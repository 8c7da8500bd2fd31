package io.dropsize.image.isolation;

import java.util.Optional;

/**
 * What is known of an image that was in work when a process ended out of order.
 *
 * @param strikes how often in a row that happened
 * @param work what was done with it the last time
 * @param refused whether it is not processed unless the user asks for it
 */
record Suspect(int strikes, ImageWork work, boolean refused) {
    /**
     * A kill, such as the system's when it runs out of memory, leaves no report and may hit any
     * image; not one image five times, four of them while it was alone.
     */
    private static final int MAX_STRIKES = 5;

    static Suspect of(ImageWork work, boolean guilty) {
        return new Suspect(1, work, guilty);
    }

    Suspect struckAgain(ImageWork during, boolean guilty) {
        return new Suspect(strikes + 1, during, guilty || strikes + 1 >= MAX_STRIKES);
    }

    /** Once more, and alone. If the process ends out of order then, it is refused again. */
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
            return Optional.empty(); // A later version knows more kinds of work.
        }
    }
}
