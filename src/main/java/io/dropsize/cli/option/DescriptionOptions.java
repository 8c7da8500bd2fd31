package io.dropsize.cli.option;

import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.List;

/** The alternative texts and titles of images, which are named in the same order. */
public final class DescriptionOptions {
    @Option(
            names = "--alt",
            paramLabel = "TEXT",
            description =
                    "The alternative text of the image in links; \"\" for a decorative image. Of"
                            + " several images, repeat it for each, in order. Default: the"
                            + " description in the image's metadata, or the words of its name.")
    private @Nullable List<String> alts;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "The title of the image in links. Repeat it as --alt.")
    private @Nullable List<String> titles;

    public boolean isGiven() {
        return alts != null || titles != null;
    }

    /**
     * The description of an image.
     *
     * @param index of the image, from 0
     * @param count of all images
     * @throws WrongUsage if there are not as many texts as images
     */
    public Description of(int index, int count) {
        return new Description(
                text("--alt", alts, index, count), text("--title", titles, index, count));
    }

    private static @Nullable String text(
            String option, @Nullable List<String> texts, int index, int count) {
        if (texts == null) {
            return null;
        }
        if (texts.size() != count) {
            throw new WrongUsage(
                    "Give %s once for each image: there are %d texts for %d %s."
                            .formatted(
                                    option, texts.size(), count, count == 1 ? "image" : "images"));
        }
        return texts.get(index);
    }
}
