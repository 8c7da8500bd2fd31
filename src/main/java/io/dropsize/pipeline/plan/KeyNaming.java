package io.dropsize.pipeline.plan;

import io.dropsize.image.RenderSpec;
import io.dropsize.store.KeyTemplate;

import java.time.LocalDate;

/** Determines a copy's name before it is made. */
@FunctionalInterface
public interface KeyNaming {
    /**
     * Returns the name.
     *
     * @param contentKey the content key of the source's bytes and the preset, in hexadecimal digits
     * @return the object's key, or a file's name
     */
    String name(Source source, RenderSpec spec, String preset, String contentKey);

    /** Names objects by the destination's key template. */
    static KeyNaming byTemplate(KeyTemplate template, LocalDate date) {
        return (source, spec, preset, contentKey) ->
                template.key(
                        new KeyTemplate.Values(
                                date,
                                source.stem(),
                                contentKey,
                                preset,
                                spec.width(),
                                spec.height(),
                                spec.format().extension(),
                                source.context()));
    }

    /** Names files after their source, with the extension of the copy's format. */
    static KeyNaming byStem() {
        return (source, spec, _, _) -> source.stem() + "." + spec.format().extension();
    }
}
