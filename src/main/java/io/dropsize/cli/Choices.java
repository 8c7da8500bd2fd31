package io.dropsize.cli;

import io.dropsize.store.Service;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What options of a few values can be given, for the shells' completions. */
abstract class Choices implements Iterable<String> {
    private final List<String> values;

    private Choices(String... values) {
        this.values = List.of(values);
    }

    @Override
    public Iterator<String> iterator() {
        return values.iterator();
    }

    /** Of {@code --format}. */
    static final class Formats extends Choices {
        Formats() {
            super("jpeg", "png", "webp", "avif", "keep");
        }
    }

    /** Of {@code --metadata}. */
    static final class Metadata extends Choices {
        Metadata() {
            super("none", "credits", "all-but-place");
        }
    }

    /** Of {@code --chroma}. */
    static final class Chromas extends Choices {
        Chromas() {
            super("auto", "full", "half");
        }
    }

    /** Of {@code --as}. */
    static final class LinkForms extends Choices {
        LinkForms() {
            super("url", "markdown", "html", "signed");
        }
    }

    /** Of {@code --service}. */
    static final class Services extends Choices {
        Services() {
            super(
                    Stream.of(Service.values())
                            .filter(service -> service != Service.THIS_COMPUTER)
                            .map(DestinationAddCommand::spelled)
                            .toArray(String[]::new));
        }
    }
}
