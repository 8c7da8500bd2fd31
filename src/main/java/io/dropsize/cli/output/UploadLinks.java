package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.store.Destination;
import io.dropsize.store.link.LinkForm;
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
        Plan plan = success.plan();
        Picture picture = success.done().picture(Published::link);
        LinkMaker.Target target =
                new LinkMaker.Target(
                        Objects.requireNonNullElseGet(destination, Destination::thisComputer),
                        success.published().key(),
                        AltText.of(plan.source()),
                        plan.spec().width(),
                        plan.spec().height(),
                        picture == null ? null : picture.with(placement));
        LinkText text = isChosen || picture == null ? form : form.as(LinkForm.HTML);
        return text.of(links, success.published().link(), target, plan.source().name());
    }

    @Override
    public boolean isPublic() {
        return !form.isSigned();
    }
}
