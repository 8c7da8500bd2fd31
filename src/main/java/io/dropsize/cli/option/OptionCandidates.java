package io.dropsize.cli.option;

import io.dropsize.store.service.Service;

import java.util.Iterator;
import java.util.List;

/** Candidate values for options, used by the shells' completions. */
public abstract class Choices implements Iterable<String> {
    private final List<String> values;

    private Choices(String... values) {
        this.values = List.of(values);
    }

    @Override
    public Iterator<String> iterator() {
        return values.iterator();
    }

    /** For {@code --format}. */
    static final class Formats extends Choices {
        Formats() {
            super("jpeg", "png", "webp", "avif", "keep");
        }
    }

    /** For {@code --metadata}. */
    static final class Metadata extends Choices {
        Metadata() {
            super("none", "credits", "all-but-place");
        }
    }

    /** For {@code --chroma}. */
    static final class Chromas extends Choices {
        Chromas() {
            super("auto", "full", "half");
        }
    }

    /** For {@code --min-score}. */
    static final class Scores extends Choices {
        Scores() {
            super("same", "high");
        }
    }

    /** For {@code --as}. */
    static final class LinkForms extends Choices {
        LinkForms() {
            super(LinkFormOption.names().toArray(String[]::new));
        }
    }

    /** For {@code --progress}. */
    public static final class ProgressModes extends Choices {
        ProgressModes() {
            super("auto", "always", "never");
        }
    }

    /** For {@code --service}. */
    public static final class Services extends Choices {
        Services() {
            super(Service.remote().stream().map(Service::spelled).toArray(String[]::new));
        }
    }
}
