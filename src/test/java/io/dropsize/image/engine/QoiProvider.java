package io.dropsize.image.engine;

import io.dropsize.image.FormatProvider;
import io.dropsize.image.codec.Codec;

import java.util.List;

/** A second registry, so that the program's own one doesn't change. */
public final class QoiProvider implements FormatProvider {
    @Override
    public List<Codec> formats() {
        return List.of(new QoiCodec());
    }
}
