package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.Destination;

import java.util.Objects;

/** The links of uploaded images in the chosen form. */
public record UploadLinks(LinkMaker links, LinkText form) implements Results.Line {
    @Override
    public String of(Results.Success success) {
        Destination destination = success.destination();
        if (destination == null && form.isSigned()) {
            throw new DropsizeException(ErrorKind.UNKNOWN_NAME, success.published().key());
        }
        Plan plan = success.plan();
        LinkMaker.Target target =
                new LinkMaker.Target(
                        Objects.requireNonNullElseGet(destination, Destination::thisComputer),
                        success.published().key(),
                        AltText.of(plan.source().stem()),
                        plan.spec().width(),
                        plan.spec().height());
        return form.of(links, success.published().link(), target, plan.source().name());
    }
}
