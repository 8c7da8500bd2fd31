package io.dropsize.cli.option;

import io.dropsize.store.service.Service;

import java.util.Iterator;
import java.util.List;

/** Candidate values for options, used by the shells' completions. */
public abstract class OptionCandidates implements Iterable<String> {
    private final List<String> values;

    private OptionCandidates(String... values) {
        this.values = List.of(values);
    }

    @Override
    public Iterator<String> iterator() {
        return values.iterator();
    }

    /** For {@code --format}. */
    static final class Formats extends OptionCandidates {
        Formats() {
            super("jpeg", "png", "webp", "avif", "keep");
        }
    }

    /** For {@code --metadata}. */
    static final class Metadata extends OptionCandidates {
        Metadata() {
            super("none", "credits", "all-but-location");
        }
    }

    /** For {@code --chroma}. */
    static final class Chromas extends OptionCandidates {
        Chromas() {
            super("auto", "full", "half");
        }
    }

    /** For {@code --min-score}. */
    static final class Scores extends OptionCandidates {
        Scores() {
            super("same", "high");
        }
    }

    /** For {@code --as}. */
    static final class LinkForms extends OptionCandidates {
        LinkForms() {
            super(LinkFormOption.names().toArray(String[]::new));
        }
    }

    /** For {@code --progress}. */
    public static final class ProgressModes extends OptionCandidates {
        ProgressModes() {
            super("auto", "always", "never");
        }
    }

    /** For {@code --service}. */
    public static final class Services extends OptionCandidates {
        Services() {
            super(Service.remote().stream().map(Service::optionName).toArray(String[]::new));
        }
    }
}
