package io.dropsize.pipeline;

import io.dropsize.store.Destination;
import io.dropsize.store.LinkForm;
import io.dropsize.store.Links;
import io.dropsize.store.ObjectStores;

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
        var store = stores.open(target.destination());
        if (form == LinkForm.SIGNED) {
            return store.signedUrl(target.key(), life).toASCIIString();
        }
        return written(form, store.publicUrl(target.key()), target);
    }

    private static String written(LinkForm form, URI url, Target target) {
        return switch (form) {
            case MARKDOWN -> Links.markdown(url, target.alt());
            case HTML -> Links.html(url, target.alt(), target.width(), target.height());
            case URL, SIGNED -> url.toASCIIString();
        };
    }
}
