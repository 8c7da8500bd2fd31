package io.dropsize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(20)
class MemoryBudgetTest {
    private static final long MB = 1 << 20;

    @Test
    void neverAdmitsMoreThanThereIs() throws Exception {
        var budget = new MemoryBudget(10 * MB);
        var held = new AtomicLong();
        var most = new AtomicLong();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (long size : List.of(3L, 4L, 5L, 9L, 1L, 6L, 2L, 8L, 7L, 3L, 4L, 5L)) {
            tasks.add(
                    () -> {
                        for (int i = 0; i < 50; i++) {
                            try (var _ = budget.reserve(size * MB - 70_000)) {
                                most.accumulateAndGet(held.addAndGet(size), Math::max);
                                Thread.yield();
                                held.addAndGet(-size);
                            }
                        }
                        return true;
                    });
        }

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(most.get()).isBetween(9L, 10L);
    }

    @Test
    void aPictureLargerThanTheBudgetGoesAlone() throws Exception {
        var budget = new MemoryBudget(10 * MB);
        Thread small = Thread.ofPlatform().unstarted(() -> budget.reserve(1).close());
        try (var _ = budget.reserve(50 * MB)) {
            small.start();
            while (small.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            assertThat(small.isAlive()).isTrue();
        }
        small.join();
        budget.reserve(10 * MB).close();
    }

    @Test
    void waitingEndsWhenItsThreadIsInterrupted() throws Exception {
        var budget = new MemoryBudget(MB);
        try (var _ = budget.reserve(MB);
                var threads = Executors.newSingleThreadExecutor()) {
            Future<?> waiting = threads.submit(() -> budget.reserve(MB).close());
            threads.shutdownNow();

            var error = catchThrowableOfType(ExecutionException.class, waiting::get);

            assertThat(error.getCause())
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            cause -> assertThat(cause.kind()).isEqualTo(ErrorKind.CANCELLED));
        }
    }

    @Test
    void aPictureThatFailsGivesItsShareBack() {
        var engine = new DefaultImageEngine(ImageLimits.DEFAULT, new MemoryBudget(1));
        byte[] png = Drawn.coded(Drawn.photo(60, 40), "png");
        byte[] broken = Arrays.copyOf(png, png.length - 40);
        var spec = new RenderSpec(6, 4, false, ImageFormat.JPEG, 80, MetadataPolicy.REMOVE_ALL);

        assertThat(
                        catchThrowableOfType(
                                DropsizeException.class,
                                () -> engine.render(ImageInput.of("broken", broken), spec)))
                .isNotNull();

        assertThat(engine.render(ImageInput.of("whole", png), spec).width()).isEqualTo(6);
        assertThat(engine.preview(ImageInput.of("whole", png), 10).width()).isEqualTo(10);
    }

    @Test
    void aSourceIsReadWhenThereIsRoomForItsBytes(@TempDir Path folder) throws Exception {
        var engine = new DefaultImageEngine(ImageLimits.DEFAULT, new MemoryBudget(4 * MB));
        var file = ImageInput.of(Files.write(folder.resolve("a.jpg"), new byte[800_000]));
        var admitted = new AtomicLong();
        Thread second;
        try (var _ = engine.admit(file)) {
            engine.admit(ImageInput.of("bytes", new byte[800_000])).close();
            second =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        engine.admit(file).close();
                                        admitted.incrementAndGet();
                                    });
            while (second.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(admitted).hasValue(0);
        }
        second.join();

        assertThat(admitted).hasValue(1);
    }

    @Test
    void thisComputersBudgetIsInItsBounds() {
        var budget = MemoryBudget.ofThisComputer();

        budget.reserve(200 * MB).close();
        budget.reserve(Long.MAX_VALUE).close();
    }
}
