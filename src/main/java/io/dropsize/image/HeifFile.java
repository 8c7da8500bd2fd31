package io.dropsize.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** A file that libheif has opened, at its primary picture. For one thread. */
final class HeifFile implements AutoCloseable {
    private final HeifReading reading;
    private final Arena arena;
    private final MemorySegment context;
    private final MemorySegment handle;
    private final int frames;
    private final boolean grey;

    private HeifFile(
            HeifReading reading,
            Arena arena,
            MemorySegment context,
            MemorySegment handle,
            byte[] bytes) {
        this.reading = reading;
        this.arena = arena;
        this.context = context;
        this.handle = handle;
        this.frames = HeifBoxes.frames(bytes);
        this.grey = HeifBoxes.isGrey(bytes);
    }

    /**
     * Reads the boxes and decodes nothing.
     *
     * @throws HeifException if it is no such file, or has no primary picture
     */
    static HeifFile open(HeifReading reading, byte[] bytes) {
        HeifReferences.check(bytes);
        Arena arena = Arena.ofConfined();
        MemorySegment context = reading.newContext();
        try {
            reading.read(context, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes));
            return new HeifFile(reading, arena, context, reading.primary(context), bytes);
        } catch (HeifException | OutOfMemoryError e) {
            reading.freeContext(context);
            arena.close();
            throw e;
        }
    }

    Header header(ImageFormat format) {
        return new Header(
                format,
                reading.width(handle),
                reading.height(handle),
                Orientation.UPRIGHT,
                reading.hasAlpha(handle),
                frames);
    }

    /**
     * Decodes the primary picture, which outlives the file. A grey one that libheif puts together
     * of tiles may come in colour all the same.
     *
     * @throws HeifException if that fails, or what comes is not what the boxes say
     */
    Picture decode(int width, int height) {
        HeifForm form = grey ? HeifForm.GREY : HeifForm.COLOURS;
        MemorySegment image = reading.decode(handle, form);
        try {
            Optional<HeifPlanes> light =
                    grey
                            ? HeifPlanes.of(reading, image, HeifForm.GREY, width, height)
                            : Optional.empty();
            HeifPlanes planes =
                    light.or(() -> HeifPlanes.of(reading, image, HeifForm.COLOURS, width, height))
                            .orElseThrow(() -> HeifException.damaged("other planes than told"));
            Optional<HeifCodes> codes = reading.codes(handle, image);
            SampleColours colours =
                    HeifColours.of(
                            reading.profile(handle),
                            codes.map(HeifCodes::colours),
                            planes.red().most());
            if (light.isPresent() && !codes.map(HeifCodes::full).orElse(true)) {
                colours = SampleColours.narrow(planes.red().bits(), colours);
            }
            return new HeifPicture(
                    reading, image, planes, reading.isPremultiplied(handle), colours);
        } catch (RuntimeException | OutOfMemoryError e) {
            reading.releaseImage(image);
            throw e;
        }
    }

    @Override
    public void close() {
        reading.releaseHandle(handle);
        reading.freeContext(context);
        arena.close();
    }
}
