package io.dropsize.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/**
 * Sixty images are given to the real program, which is killed at random moments and started again
 * until it is done. Then every image must be in the bucket once, as planned, and nothing else.
 *
 * <p>{@code -Dkills=50} sets the number of kills, {@code -Dkill.seed=1} repeats an earlier run.
 */
@Tag("kill")
class KillTest {
    private static final int IMAGES = 60;
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final Duration FOREVER = Duration.ofMinutes(3);

    @TempDir static Path shared;
    private static final Map<String, byte[]> expected = new HashMap<>();
    private static List<String> sources = List.of();

    private final Random random = new Random(SEED);

    @TempDir Path folder;

    @BeforeAll
    static void drawSixtyImages() throws Exception {
        assertThat(Program.isPackaged()).as("mvn -DskipTests package comes first").isTrue();
        sources = new ArrayList<>();
        Random random = new Random(60);
        for (int i = 0; i < IMAGES; i++) {
            BufferedImage image = new BufferedImage(1800, 1200, BufferedImage.TYPE_INT_RGB);
            int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
            for (int at = 0; at < pixels.length; at++) {
                pixels[at] = (at % 1800 * 7 + i * 997) ^ (at / 1800 << 8);
            }
            pixels[random.nextInt(pixels.length)] = random.nextInt();
            Path file = shared.resolve("image %02d.%s".formatted(i, i % 10 == 0 ? "png" : "jpg"));
            ImageIO.write(image, i % 10 == 0 ? "png" : "jpeg", file.toFile());
            sources.add(file.toString());
        }
        Path copies = shared.resolve("copies");
        List<String> arguments = new ArrayList<>(List.of("resize", "--out", copies.toString()));
        arguments.addAll(sources);
        Program.End end = new Program(shared).run(arguments, FOREVER);
        assertThat(end.code()).describedAs(end.said()).isZero();
        for (Path copy : Program.files(copies)) {
            expected.put(copy.getFileName().toString().replace(' ', '-'), Files.readAllBytes(copy));
        }
        assertThat(expected).hasSize(IMAGES);
    }

    @Test
    void aCommandThatIsKilledAgainAndAgainLosesNothingAndDoublesNothing() throws Exception {
        int kills = 0;
        for (int round = 1; kills < KILLS; round++) {
            Program program = new Program(folder.resolve("command-" + round));
            Files.createDirectories(program.home());
            kills += killCommandUntilDone(program);
            compare(program);
        }
        System.getLogger("kill").log(System.Logger.Level.WARNING, "commands killed: " + kills);
    }

    @Test
    void aWindowThatIsKilledAgainAndAgainLosesNothingAndDoublesNothing() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "needs a display");
        int kills = 0;
        for (int round = 1; kills < KILLS; round++) {
            Program program = new Program(folder.resolve("window-" + round));
            Files.createDirectories(program.home());
            kills += killWindowUntilDone(program);
            compare(program);
        }
        System.getLogger("kill").log(System.Logger.Level.WARNING, "windows killed: " + kills);
    }

    private int killCommandUntilDone(Program program) throws Exception {
        List<String> upload = new ArrayList<>(List.of("upload"));
        upload.addAll(sources);
        List<String> next = upload;
        int kills = 0;
        Moments moments = new Moments(random);
        while (true) {
            Program.End end = program.run(next, moments.next(jobs(program, "step = 'DONE'")));
            if (end.killed()) {
                kills++;
                next = List.of("upload", "--resume");
            } else if (end.lines().isEmpty() && jobs(program, "step = 'DONE'") == IMAGES) {
                return kills; // It was killed when only its last messages were missing.
            } else if (end.lines().isEmpty()) {
                assertThat(end.code()).describedAs(end.said()).isZero();
                next = upload; // It was killed before it had accepted anything.
            } else {
                assertThat(end.code()).describedAs(end.said()).isZero();
                assertThat(end.lines()).hasSize(IMAGES);
                for (int i = 0; i < IMAGES; i++) {
                    assertThat(end.lines().get(i)).contains("/image-%02d-".formatted(i));
                }
                return kills;
            }
        }
    }

    private int killWindowUntilDone(Program program) throws Exception {
        int kills = 0;
        Moments moments = new Moments(random);
        while (true) {
            int accepted = jobs(program, "1 = 1"); // The first ones: it accepts them in order.
            Process window = program.start(sources.subList(accepted, IMAGES));
            try {
                long end =
                        System.nanoTime() + moments.next(jobs(program, "step = 'DONE'")).toNanos();
                while (System.nanoTime() < end) {
                    if (jobs(program, "step = 'DONE'") == IMAGES) {
                        return kills;
                    }
                    assertThat(window.waitFor(50, TimeUnit.MILLISECONDS))
                            .describedAs("the window ended by itself")
                            .isFalse();
                }
            } finally {
                Program.kill(window);
            }
            kills++;
        }
    }

    /** When to kill. A busy computer gets more time, or the run would never end. */
    private static final class Moments {
        private static final int USUAL = 3000;

        private final Random random;
        private int longest = USUAL;
        private int before;

        Moments(Random random) {
            this.random = random;
        }

        Duration next(int done) {
            longest = done > before ? USUAL : longest + longest / 3;
            before = done;
            return Duration.ofMillis(300 + random.nextInt(longest));
        }
    }

    /** How many jobs are in the journal; none while there is no journal. */
    private static int jobs(Program program, String condition) {
        Path journal = program.home().resolve("data").resolve("journal").resolve("journal.db");
        if (!Files.exists(journal)) {
            return 0;
        }
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + journal + "?open_mode=1");
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("SELECT count(*) FROM job WHERE " + condition)) {
            return count.getInt(1);
        } catch (SQLException _) {
            return 0; // It is being created.
        }
    }

    private static void compare(Program program) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
        for (Path object : Program.files(program.home().resolve("images"))) {
            assertThat(object).startsWith(program.bucket());
            String name = object.getFileName().toString();
            assertThat(name).matches("image-\\d\\d-[0-9a-f]{8}\\.(jpg|png)");
            byte[] before =
                    found.put(
                            name.replaceFirst("-[0-9a-f]{8}\\.", "."), Files.readAllBytes(object));
            assertThat(before).describedAs(name + " is there twice").isNull();
        }
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach(
                (name, bytes) ->
                        assertThat(bytes)
                                .describedAs(name)
                                .isEqualTo(Objects.requireNonNull(expected.get(name))));
        Path journal = program.home().resolve("data").resolve("journal");
        assertThat(Program.files(journal.resolve("kept"))).isEmpty();
        assertThat(jobs(program, "step <> 'DONE'")).isZero();
        assertThat(jobs(program, "1 = 1")).isEqualTo(IMAGES);
    }
}
