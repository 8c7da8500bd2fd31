package io.dropsize.ui.settings.destinations;

import io.dropsize.store.Destination;
import io.dropsize.store.check.CheckResult;
import io.dropsize.store.check.Policies;
import io.dropsize.ui.kit.Texts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The policies that the failed steps of a check need, to be copied into the service's console. */
final class PolicyText {
    private PolicyText() {}

    /** Empty if no policy helps. */
    static Optional<String> of(Destination destination, List<CheckResult> results) {
        if (!Policies.areNeeded(results)) {
            return Optional.empty();
        }
        String text =
                Policies.of(destination, results).stream()
                        .map(each -> title(each.kind()) + "\n" + each.json())
                        .collect(Collectors.joining("\n\n"));
        return Optional.of(
                text.isEmpty()
                        ? Texts.of("settings.check.policy.none", destination.service().label())
                        : text);
    }

    private static String title(Policies.Kind kind) {
        return Texts.of("settings.check.policy." + kind.name().toLowerCase(Locale.ROOT));
    }
}
