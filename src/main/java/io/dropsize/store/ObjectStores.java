package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Opens destinations. Each destination has one shared store, which callers must not close. */
public interface ObjectStores {
    ObjectStore open(Destination destination);

    /** Returns if a destination can be used. Blocks. */
    default void check(Destination destination) {
        open(destination).check();
    }

    /**
     * Checks a destination, which may be unsaved. Blocks.
     *
     * @param secret the access key's secret from the form; null for the stored one
     * @param results receives the result of each step, from this thread
     * @throws io.dropsize.error.DropsizeException CANCELLED if interrupted; other errors if the
     *     check can't begin
     */
    default void check(
            Destination destination,
            @Nullable String secret,
            DestinationCheck.Visitor visitor,
            Consumer<CheckResult> results) {
        new DestinationCheck(destination, open(destination), visitor, results).run();
    }
}
