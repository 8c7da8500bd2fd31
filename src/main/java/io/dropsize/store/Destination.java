package io.dropsize.store;

import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where copies are uploaded.
 *
 * @param name unique, chosen by the user
 * @param region null if the service has none or the endpoint implies it
 * @param endpoint null if service and region imply it
 * @param publicUrl the address that visitors use instead of endpoint and bucket; null for none
 * @param headers added to uploads
 * @param certificate the only certificate that the endpoint may have; null for every valid one
 * @param mirrors the names of destinations that get the same copies; the link is this one's
 */
public record Destination(
        String name,
        Service service,
        String bucket,
        @Nullable String region,
        @Nullable URI endpoint,
        Credentials credentials,
        KeyTemplate keyTemplate,
        @Nullable URI publicUrl,
        boolean overwrite,
        UploadHeaders headers,
        @Nullable Fingerprint certificate,
        List<String> mirrors) {
    public Destination {
        mirrors = mirrors.stream().distinct().toList();
    }

    /** A destination that adds no headers, and accepts every valid certificate. */
    public Destination(
            String name,
            Service service,
            String bucket,
            @Nullable String region,
            @Nullable URI endpoint,
            Credentials credentials,
            KeyTemplate keyTemplate,
            @Nullable URI publicUrl,
            boolean overwrite) {
        this(
                name,
                service,
                bucket,
                region,
                endpoint,
                credentials,
                keyTemplate,
                publicUrl,
                overwrite,
                UploadHeaders.NONE,
                null,
                List.of());
    }

    /** The name of the built-in destination, which needs no account. */
    public static final String THIS_COMPUTER = "This computer";

    /** Returns the embedded server's destination with its default values. */
    public static Destination thisComputer() {
        return new Destination(
                THIS_COMPUTER,
                Service.THIS_COMPUTER,
                "images",
                null,
                null,
                new Credentials.Environment(),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    /** Returns a copy with another name. */
    public Destination named(String other) {
        return changed(draft -> draft.name = other);
    }

    /** Returns a copy with other credentials. */
    public Destination with(Credentials others) {
        return changed(draft -> draft.credentials = others);
    }

    /** Returns a copy with another region and endpoint. */
    public Destination at(@Nullable String otherRegion, @Nullable URI otherEndpoint) {
        return changed(
                draft -> {
                    draft.region = otherRegion;
                    draft.endpoint = otherEndpoint;
                });
    }

    /** Returns a copy with other headers. */
    public Destination with(UploadHeaders other) {
        return changed(draft -> draft.headers = other);
    }

    /** A copy with another key template. */
    public Destination with(KeyTemplate other) {
        return changed(draft -> draft.keyTemplate = other);
    }

    /** Returns a copy that replaces existing objects or keeps them. */
    public Destination overwriting(boolean other) {
        return changed(draft -> draft.overwrite = other);
    }

    /**
     * A copy with another pinned certificate.
     *
     * @param other null for none
     */
    public Destination pinned(@Nullable Fingerprint other) {
        return changed(draft -> draft.certificate = other);
    }

    /**
     * A copy with other mirrors.
     *
     * @param others the names of destinations
     */
    public Destination mirroredTo(List<String> others) {
        return changed(draft -> draft.mirrors = others);
    }

    public boolean isThisComputer() {
        return service == Service.THIS_COMPUTER;
    }

    private Destination changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.destination();
    }

    /** The fields of a copy, before it is made. */
    private static final class Draft {
        private String name;
        private final Service service;
        private final String bucket;
        private @Nullable String region;
        private @Nullable URI endpoint;
        private Credentials credentials;
        private KeyTemplate keyTemplate;
        private final @Nullable URI publicUrl;
        private boolean overwrite;
        private UploadHeaders headers;
        private @Nullable Fingerprint certificate;
        private List<String> mirrors;

        Draft(Destination from) {
            name = from.name;
            service = from.service;
            bucket = from.bucket;
            region = from.region;
            endpoint = from.endpoint;
            credentials = from.credentials;
            keyTemplate = from.keyTemplate;
            publicUrl = from.publicUrl;
            overwrite = from.overwrite;
            headers = from.headers;
            certificate = from.certificate;
            mirrors = from.mirrors;
        }

        Destination destination() {
            return new Destination(
                    name,
                    service,
                    bucket,
                    region,
                    endpoint,
                    credentials,
                    keyTemplate,
                    publicUrl,
                    overwrite,
                    headers,
                    certificate,
                    mirrors);
        }
    }
}
