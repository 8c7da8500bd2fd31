package io.dropsize.pipeline.library;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;
import io.dropsize.store.link.LinkTemplate;
import io.dropsize.store.link.Links;
import io.dropsize.store.link.Picture;
import io.dropsize.store.link.PublicAddress;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Creates links to objects in a bucket. Calls may block while a connection is opened. */
public final class LinkMaker {
    /** The default lifetime of signed links. */
    public static final Duration DEFAULT_LIFE = Duration.ofHours(1);

    private final ObjectStores stores;

    public LinkMaker(ObjectStores stores) {
        this.stores = stores;
    }

    /**
     * The values for a link.
     *
     * @param description the image's alternative text and title
     * @param width pixels; 0 if unknown
     * @param height pixels; 0 if unknown
     * @param picture all copies; null if only the address is known
     * @param name of the image's source, or the last part of the key
     * @param style the user's preferences
     */
    public record Target(
            Destination destination,
            String key,
            Description description,
            int width,
            int height,
            @Nullable Picture picture,
            String name,
            LinkStyle style) {
        /** Creates the values of a single copy. */
        public Target(
                Destination destination,
                String key,
                Description description,
                int width,
                int height) {
            this(
                    destination,
                    key,
                    description,
                    width,
                    height,
                    null,
                    key.substring(key.lastIndexOf('/') + 1),
                    LinkStyle.DEFAULT);
        }

        /** Creates the values of an upload, without its copies. */
        public static Target of(
                Destination destination, String key, Plan upload, Description description) {
            RenderSpec spec = upload.spec();
            return new Target(destination, key, description, spec.width(), spec.height())
                    .named(upload.source().name());
        }

        /** Returns these values with all copies; null if only the address is known. */
        public Target with(@Nullable Picture all, LinkStyle other) {
            Picture placed = all == null ? null : all.with(other.placement());
            return new Target(destination, key, description, width, height, placed, name, other);
        }

        /** Returns these values with the name of the image's source. */
        public Target named(String source) {
            return new Target(destination, key, description, width, height, picture, source, style);
        }
    }

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

    /**
     * Returns the public address of an object. Blocks and reads the keyring only if necessary: the
     * address of "This computer" depends on its running server, and region and endpoint may come
     * from an AWS profile or the environment.
     */
    public URI address(Destination destination, String key) {
        return destination.isThisComputer()
                        || !(destination.credentials() instanceof Credentials.AccessKey)
                ? stores.publicUrl(destination, key)
                : PublicAddress.of(destination, Endpoints.of(destination), key);
    }

    /** Returns the values of a template's fields. */
    public static LinkTemplate.Values values(URI url, Target target) {
        return new LinkTemplate.Values(
                url,
                target.description(),
                target.name(),
                target.key(),
                target.width(),
                target.height());
    }

    /** All copies, or one of unknown length without a placeholder. */
    private static Picture picture(URI url, Target target) {
        Picture all = target.picture();
        String type = ImageFormat.ofName(target.key()).orElse(ImageFormat.JPEG).mediaType();
        return all != null
                ? all
                : new Picture(
                        List.of(new Picture.Variant(url, type, target.width(), target.height(), 0)),
                        null);
    }

    /**
     * Returns the link for a known address, which must be signed already if the form requires it.
     */
    public static String written(LinkForm form, URI url, Target target) {
        return switch (form) {
            case MARKDOWN -> Links.markdown(url, target.description());
            case HTML ->
                    target.picture() != null && target.picture().isResponsive()
                            ? target.picture().html(target.description())
                            : Links.html(
                                    url, target.description(), target.width(), target.height());
            case BBCODE -> Links.bbcode(url);
            case RST -> Links.rst(url, target.description(), target.width(), target.height());
            case ASCIIDOC ->
                    Links.asciidoc(url, target.description(), target.width(), target.height());
            case JSON -> Links.json(url, target.description(), target.width(), target.height());
            case MANIFEST ->
                    Links.manifest(target.name(), target.description(), picture(url, target));
            case TEMPLATE -> target.style().template().of(values(url, target));
            case URL, SIGNED -> url.toASCIIString();
        };
    }
}
