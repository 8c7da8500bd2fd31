package io.dropsize.cli.output;

import io.dropsize.pipeline.plan.Plan;

/**
 * An uploaded image as PicGo's {@code --format json} prints it.
 *
 * @param origin the source as it was given
 * @param extname with a dot
 */
public record PicgoItem(
        String imgUrl, String origin, String fileName, String extname, int width, int height) {

    /** Returns an uploaded image as one line. */
    public static String json(Results.Success success) {
        Plan plan = success.plan();
        String key = success.published().key();
        return Json.line(
                new PicgoItem(
                        success.published().link().toASCIIString(),
                        plan.source().label(),
                        key.substring(key.lastIndexOf('/') + 1),
                        "." + plan.spec().format().extension(),
                        plan.spec().width(),
                        plan.spec().height()));
    }
}
