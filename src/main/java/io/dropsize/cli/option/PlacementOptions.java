package io.dropsize.cli.option;

import io.dropsize.store.link.Picture;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Where a page shows responsive pictures. */
public final class PlacementOptions {
    @Option(
            names = "--eager",
            description =
                    "For the first picture of a page: several copies are printed as an element that"
                            + " is loaded immediately and with high priority.")
    private boolean eager;

    @Option(
            names = "--sizes",
            paramLabel = "SIZES",
            description =
                    "How wide a page shows several copies, as in HTML, such as"
                            + " \"(min-width: 60em) 50vw, 100vw\". Default: the preset's width, or the"
                            + " window's if that is narrower.")
    private @Nullable String sizes;

    @Option(
            names = "--blurred",
            description =
                    "Several copies are printed as an element that shows a tiny blurred picture"
                            + " while it loads, in at most 400 more characters, not only its color.")
    private boolean blurred;

    /**
     * The chosen placement.
     *
     * @throws WrongUsage for an empty width
     */
    public Picture.Placement placement() {
        if (sizes != null && sizes.isBlank()) {
            throw new WrongUsage("--sizes needs a width such as 100vw.");
        }
        return new Picture.Placement(eager, sizes, blurred);
    }
}
