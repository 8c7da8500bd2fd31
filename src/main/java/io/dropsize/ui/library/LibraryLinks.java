package io.dropsize.ui.library;

import io.dropsize.image.ImageInfo;
import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkStyle;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/** The links and descriptions of the Library's images. Calls may block. Thread-safe. */
record LibraryLinks(LinkMaker links, Descriptions descriptions) {
    /** The description of an object, which is identified by its public address. */
    record Described(URI address, Description text) {}

    /** The alternative text of an image without one, from its name. Doesn't block. */
    static String suggestedAlt(ObjectInfo image, PictureSets among) {
        return AltText.of(
                among.find(image)
                        .map(set -> set.upload().plan().source().stem())
                        .orElseGet(() -> ObjectName.stem(image)));
    }

    Described description(Destination from, ObjectInfo image) {
        URI address = links.address(from, image.key());
        return new Described(address, descriptions.of(address).orElse(Description.NONE));
    }

    /**
     * The values of an image's link, or of that of its set.
     *
     * @param known the properties of the image; null if they are not loaded
     * @param style the user's preferences
     */
    LinkMaker.Target target(
            Destination from,
            ObjectInfo image,
            PictureSets among,
            @Nullable ImageInfo known,
            LinkStyle style) {
        Description text = description(from, image).text().orAlt(suggestedAlt(image, among));
        Outcome.Done upload = among.find(image).map(PictureSets.PictureSet::upload).orElse(null);
        if (upload == null) {
            int width = known == null ? 0 : known.width();
            int height = known == null ? 0 : known.height();
            return new LinkMaker.Target(from, image.key(), text, width, height).with(null, style);
        }
        return LinkMaker.Target.of(from, upload.published().key(), upload.plan(), text)
                .with(upload.picture(copy -> links.address(from, copy.key())), style);
    }
}
