package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.image.ffi.NativeLibrary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A process that reads images concurrently, with an engine whose "codec" ends the process as an
 * image's name says. Prints the results.
 */
final class CrashingProgram {
    private CrashingProgram() {}

    /** The folder of the notes, then the images: "abort", "kill", "exit" and "wait" are special. */
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        List<Path> images = Stream.of(args).skip(1).map(Path::of).toList();
        CountDownLatch inWork = new CountDownLatch(images.size());
        var engine = new CrashGuardedEngine(new Codec(inWork), folder, folder.resolve("logs"));
        List<Thread> threads = new ArrayList<>();
        for (Path image : images) {
            threads.add(
                    Thread.ofPlatform()
                            .name("reader-" + image.getFileName())
                            .start(() -> read(engine, image, inWork)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.exit(0);
    }

    private static void read(ImageEngine engine, Path image, CountDownLatch inWork) {
        ImageInput input = ImageInput.of(image);
        if (Boolean.getBoolean("readmit")) {
            engine.readmit(input);
        }
        try {
            engine.probe(input);
            System.out.println("read " + input.name());
        } catch (DropsizeException e) {
            inWork.countDown();
            System.out.println(e.kind() + " " + input.name());
        }
    }

    /** Crashes only while all others are in progress, too. */
    private record Codec(CountDownLatch inWork) implements ImageEngine {
        @Override
        public MemoryBudget.Share admit(ImageInput input) {
            return () -> {};
        }

        @Override
        public ImageInfo probe(ImageInput input) {
            inWork.countDown();
            if (input.name().startsWith("good")) {
                return new ImageInfo(ImageFormat.PNG, 1, 1, false, 1, 1);
            }
            try {
                inWork.await();
                switch (input.name().substring(0, 4)) {
                    case "abor" -> NativeLibrary.callWith(NativeLibrary.procedureOfC("abort"));
                    case "kill" -> Runtime.getRuntime().halt(137);
                    case "exit" -> System.exit(3);
                    default -> Thread.sleep(Long.MAX_VALUE);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("still alive");
        }

        @Override
        public EncodedImage render(ImageInput input, RenderSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScaledImage scale(ImageInput input, RenderSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Pixels preview(ImageInput input, int maxSide) {
            throw new UnsupportedOperationException();
        }
    }
}
