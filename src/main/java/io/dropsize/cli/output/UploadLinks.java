package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.store.Destination;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;
import io.dropsize.store.link.Picture;

import java.util.Objects;

/**
 * The links of uploaded images in the chosen form.
 *
 * @param isChosen whether the user has chosen the form; otherwise a responsive picture is printed
 *     as its HTML element
 * @param placement of responsive pictures
 */
public record UploadLinks(
        LinkMaker links, LinkText form, boolean isChosen, Picture.Placement placement)
        implements Results.Line {
    @Override
    public String of(Results.Success success) {
        Destination destination = success.destination();
        if (destination == null && form.isSigned()) {
            throw new DropsizeException(ErrorKind.UNKNOWN_NAME, success.published().key());
        }
        Picture picture = success.done().picture(Published::link);
        LinkText text = isChosen || !picture.isResponsive() ? form : form.as(LinkForm.HTML);
        return text.of(links, success.published().link(), target(success, picture));
    }

    /** Returns the image with all its copies, for data files of static site generators. */
    public String manifest(Results.Success success) {
        return LinkMaker.written(
                LinkForm.MANIFEST,
                success.published().link(),
                target(success, success.done().picture(Published::link)));
    }

    private LinkMaker.Target target(Results.Success success, Picture picture) {
        Plan plan = success.plan();
        return LinkMaker.Target.of(
                        Objects.requireNonNullElseGet(
                                success.destination(), Destination::thisComputer),
                        success.published().key(),
                        plan,
                        AltText.of(plan.source()))
                .with(picture, new LinkStyle(LinkStyle.DEFAULT.template(), placement));
    }

    @Override
    public boolean isPublic() {
        return !form.isSigned();
    }
}
