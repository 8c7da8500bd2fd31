package io.dropsize.image.codec.heif;

import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.PixelsImage;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.color.SampleColours;
import io.dropsize.image.container.HeifException;
import io.dropsize.image.scale.Resampler;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** A primary picture that libheif has opened. Not thread-safe. */
final class HeifFile implements AutoCloseable {
    /** Decoders pad frames to whole blocks, and a very small picture may be one block. */
    private static final long ROOM_FOR_PADDING = 1 << 20;

    private final HeifReading reading;
    private final HeifPrimary picture;
    private final Arena arena;
    private final MemorySegment context;
    private final MemorySegment handle;

    private HeifFile(
            HeifReading reading,
            HeifPrimary picture,
            Arena arena,
            MemorySegment context,
            MemorySegment handle) {
        this.reading = reading;
        this.picture = picture;
        this.arena = arena;
        this.context = context;
        this.handle = handle;
    }

    /**
     * Passes only this picture to libheif, without decoding it.
     *
     * @throws HeifException if it can't be read
     */
    static HeifFile open(HeifReading reading, HeifPrimary picture) {
        Arena arena = Arena.ofConfined();
        MemorySegment context = reading.newContext(picture.maxPixels() * 2 + ROOM_FOR_PADDING);
        try {
            reading.read(context, HeifRewriter.write(picture, arena));
            return new HeifFile(reading, picture, arena, context, reading.primary(context));
        } catch (HeifException | OutOfMemoryError e) {
            reading.freeContext(context);
            arena.close();
            throw e;
        }
    }

    /**
     * Decodes the picture, which outlives the file. A grey picture that libheif assembles from
     * tiles may be decoded in colour.
     *
     * @param strict whether to refuse a picture if data of it is missing
     * @throws HeifException if that fails, or the result does not match the boxes
     */
    DecodedImage decode(boolean strict) {
        boolean grey = picture.grey();
        HeifDecoding decoding = reading.decoding();
        MemorySegment image =
                decoding.decode(
                        handle,
                        grey ? HeifPixelFormat.GREY : HeifPixelFormat.COLOURS,
                        strict && picture.suitsStrictAv1());
        try {
            if (strict) {
                decoding.requireNoWarnings(image);
            }
            Optional<HeifPlanes> luma =
                    grey ? HeifPlanes.of(reading, image, HeifPixelFormat.GREY) : Optional.empty();
            HeifPlanes planes =
                    luma.or(() -> HeifPlanes.of(reading, image, HeifPixelFormat.COLOURS))
                            .orElseThrow(() -> HeifException.damaged("other planes than told"));
            SampleColours colours = colours(image, planes, luma.isPresent());
            return picture(image, planes, colours);
        } catch (RuntimeException | OutOfMemoryError e) {
            reading.releaseImage(image);
            throw e;
        }
    }

    private SampleColours colours(MemorySegment image, HeifPlanes planes, boolean luma) {
        Optional<HeifCicp> codes = reading.codes(handle, image);
        if (!luma && !codes.map(HeifCicp::matrix).map(HeifPrimary::convertsMatrix).orElse(true)) {
            throw HeifException.unsupported("matrix coefficients");
        }
        SampleColours colours =
                HeifColours.of(
                        reading.profile(handle), codes.map(HeifCicp::colours), planes.red().max());
        return luma && !codes.map(HeifCicp::full).orElse(true)
                ? SampleColours.narrow(planes.red().bits(), colours)
                : colours;
    }

    private DecodedImage picture(MemorySegment image, HeifPlanes planes, SampleColours colours) {
        HeifTransform shown = picture.transform();
        boolean premultiplied = reading.isPremultiplied(handle);
        if (planes.are(picture.codedWidth(), picture.codedHeight())) {
            return new HeifImage(reading, image, planes, shown, premultiplied, colours);
        }
        if (!picture.layered() || !planes.areAlike()) {
            throw HeifException.damaged("other planes than told");
        }
        return reduced(
                new HeifImage(
                        reading,
                        image,
                        planes,
                        HeifTransform.none(planes.red().width(), planes.red().height()),
                        premultiplied,
                        colours),
                shown);
    }

    /** Returns a layer that has more pixels than the picture, reduced to the picture's size. */
    private DecodedImage reduced(DecodedImage layer, HeifTransform shown) {
        try (layer) {
            double across = (double) layer.width() / picture.codedWidth();
            double down = (double) layer.height() / picture.codedHeight();
            var window =
                    new SourceRect(
                            shown.x() * across,
                            shown.y() * down,
                            shown.width() * across,
                            shown.height() * down);
            return new PixelsImage(Resampler.scale(layer, window, shown.width(), shown.height()));
        }
    }

    @Override
    public void close() {
        reading.releaseHandle(handle);
        reading.freeContext(context);
        arena.close();
    }
}
