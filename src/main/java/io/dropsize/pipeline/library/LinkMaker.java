package io.dropsize.pipeline.library;

import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.LinkForm;
import io.dropsize.store.Links;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.PublicAddress;

import java.net.URI;
import java.time.Duration;

/** Writes links to what lies in a bucket. Calls may block while a connection is made ready. */
public final class LinkMaker {
    /** How long signed links last when nothing else is said. */
    public static final Duration USUAL_LIFE = Duration.ofHours(1);

    private final ObjectStores stores;

    public LinkMaker(ObjectStores stores) {
        this.stores = stores;
    }

    /**
     * What a link is made of.
     *
     * @param alt what is read out in place of the picture; may be empty
     * @param width pixels; 0 when unknown
     * @param height pixels; 0 when unknown
     */
    public record Target(Destination destination, String key, String alt, int width, int height) {}

    /**
     * The link in this form, as it is copied.
     *
     * @param life for {@link LinkForm#SIGNED}: 1 second to 7 days
     */
    public String link(LinkForm form, Target target, Duration life) {
        Destination destination = target.destination();
        PublicAddress.requireAddress(target.key());
        return form == LinkForm.SIGNED
                ? stores.open(destination).signedUrl(target.key(), life).toASCIIString()
                : written(form, address(destination, target.key()), target);
    }

    /** Nobody is asked for keys that it does not need; only a running server knows where it is. */
    private URI address(Destination destination, String key) {
        return destination.isThisComputer()
                ? stores.open(destination).publicUrl(key)
                : PublicAddress.of(destination, Endpoints.of(destination), key);
    }

    /** The same of an address that is known; it must be signed where that is wanted. */
    public static String written(LinkForm form, URI url, Target target) {
        return switch (form) {
            case MARKDOWN -> Links.markdown(url, target.alt());
            case HTML -> Links.html(url, target.alt(), target.width(), target.height());
            case URL, SIGNED -> url.toASCIIString();
        };
    }
}
