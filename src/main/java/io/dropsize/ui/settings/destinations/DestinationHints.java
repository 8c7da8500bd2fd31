package io.dropsize.ui.settings.destinations;

import io.dropsize.store.DestinationField;
import io.dropsize.store.service.Service;
import io.dropsize.ui.kit.Texts;

import java.util.Set;

/** The examples and prompts of the fields, which depend on the other fields of the form. */
record DestinationHints(
        String key, String publicAddress, String regionPrompt, String endpointPrompt) {
    /**
     * @param invalid the fields that have a problem
     */
    static DestinationHints of(DestinationInput typed, Set<DestinationField> invalid) {
        boolean hasKey = !invalid.contains(DestinationField.TEMPLATE);
        Service service = typed.service();
        String publicAddress;
        if (hasKey
                && !typed.publicUrl().isBlank()
                && !invalid.contains(DestinationField.PUBLIC_URL)) {
            String base = Addresses.parse(typed.publicUrl()).orElseThrow().toString();
            publicAddress =
                    Texts.of(
                            "settings.example",
                            base.replaceAll("/+$", "") + "/" + typed.exampleKey());
        } else {
            publicAddress =
                    Texts.of(
                            service.hasPublicAddress()
                                    ? "settings.public.none"
                                    : "settings.public.needed",
                            service.label());
        }
        return new DestinationHints(
                hasKey ? Texts.of("settings.example", typed.exampleKey()) : "",
                publicAddress,
                regionPrompt(service),
                service.endpointNeed() == Service.Need.REQUIRED
                        ? service.endpointExample()
                        : Texts.of("settings.prompt.endpoint.optional"));
    }

    private static String regionPrompt(Service service) {
        return service.regionNeed() == Service.Need.REQUIRED && !service.regions().isEmpty()
                ? Texts.of("settings.prompt.region.required", service.regions().getFirst())
                : Texts.of("settings.prompt.region.optional", service.defaultRegion());
    }
}
