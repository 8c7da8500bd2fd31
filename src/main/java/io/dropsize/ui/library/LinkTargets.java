package io.dropsize.ui.library;

import io.dropsize.image.ImageInfo;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkStyle;

import org.jspecify.annotations.Nullable;

/** The values of links to objects. Calls may block. Thread-safe. */
record LinkTargets(LinkMaker links, Descriptions descriptions) {
    /** The alternative text of an image without one, from its name. Doesn't block. */
    static String suggestedAlt(ObjectInfo image, PictureSets among) {
        return AltText.of(
                among.find(image)
                        .map(set -> set.upload().plan().source().stem())
                        .orElseGet(() -> ObjectName.stem(image)));
    }

    /** What the user says about an image. */
    Description description(Destination from, ObjectInfo image) {
        return descriptions.of(links.address(from, image.key())).orElse(Description.NONE);
    }

    /** Changes the description of an image, in all its uploads. */
    void describe(Destination from, ObjectInfo image, Description words) {
        descriptions.describe(links.address(from, image.key()), words);
    }

    /**
     * The values of an image, or of the set that it stands for.
     *
     * @param known the properties of the image; null if they are not loaded
     * @param style the user's preferences
     */
    LinkMaker.Target of(
            Destination from,
            ObjectInfo image,
            PictureSets among,
            @Nullable ImageInfo known,
            LinkStyle style) {
        Description words = description(from, image).orAlt(suggestedAlt(image, among));
        Outcome.Done upload = among.find(image).map(PictureSets.PictureSet::upload).orElse(null);
        if (upload == null) {
            return new LinkMaker.Target(
                            from,
                            image.key(),
                            words,
                            known == null ? 0 : known.width(),
                            known == null ? 0 : known.height())
                    .with(null, style);
        }
        RenderSpec spec = upload.plan().spec();
        return new LinkMaker.Target(
                        from, upload.published().key(), words, spec.width(), spec.height())
                .with(upload.picture(copy -> links.address(from, copy.key())), style)
                .named(upload.plan().source().name());
    }
}
