package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The preset "Web page" on the command line. */
class WebPageTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void oneLineIsPrintedForAllCopiesOfAPicture() {
        String file = terminal.picture("Tom & \"Jerry\".jpg", 900, 600);

        assertThat(terminal.run("upload", "--preset", "Web page", file)).isZero();

        assertThat(terminal.store.objects).hasSize(6);
        assertThat(terminal.lines()).hasSize(1);
        assertThat(terminal.lines().getFirst())
                .startsWith("<picture><source type=\"image/avif\"")
                .contains("-640.webp 640w", "alt=\"Tom &amp; &quot;Jerry&quot;\"")
                .endsWith("background:#336699\"></picture>");
    }

    @Test
    void aChosenFormIsPrinted() {
        String file = terminal.picture("a.jpg", 900, 600);
        terminal.run("upload", "--preset", "Web page", "--as", "url", file);
        assertThat(terminal.lines().getFirst()).startsWith("http://").endsWith("-800.jpg");

        terminal.run("upload", "--preset", "Web page", "--as", "picture", file);
        assertThat(terminal.lines().getFirst()).startsWith("<picture>");

        terminal.run("upload", "--as", "picture", terminal.picture("b.jpg", 9, 6));
        assertThat(terminal.lines().getFirst()).startsWith("<img ");
    }

    @Test
    void theFirstPictureOfAPageIsLoadedImmediatelyAtTheGivenWidth() {
        String file = terminal.picture("a.jpg", 900, 600);

        terminal.run("upload", "--preset", "Web page", "--eager", "--sizes", "50vw", file);

        assertThat(terminal.lines().getFirst())
                .contains(" sizes=\"50vw\"", " loading=\"eager\" fetchpriority=\"high\"")
                .doesNotContain("lazy", "100vw");
        assertThat(terminal.run("upload", "--sizes", " ", file)).isEqualTo(2);
    }

    @Test
    void jsonHasAllCopiesInOneEntry() {
        String file = terminal.picture("a.jpg", 900, 600);

        terminal.run("upload", "--preset", "Web page", "--json", file);

        JsonNode entry = new JsonMapper().readTree(terminal.out.toString());
        assertThat(entry).hasSize(1);
        JsonNode variants = entry.get(0).get("variants");
        assertThat(variants).hasSize(6);
        assertThat(variants.get(0).get("url")).isEqualTo(entry.get(0).get("url"));
        assertThat(variants.get(0).get("bytes")).isEqualTo(entry.get(0).get("bytes"));
        assertThat(variants.get(0).get("type").asString()).isEqualTo("image/jpeg");
        assertThat(variants.get(0).get("width").asInt()).isEqualTo(800);
    }

    @Test
    void aManifestHasAllImagesInOrderWithTheirPlaceholders() throws Exception {
        String one = terminal.picture("one.jpg", 900, 600);
        String two = terminal.picture("two.jpg", 30, 20);
        Path file = terminal.path("manifest.json");

        int code =
                terminal.run(
                        "upload",
                        "--preset",
                        "Web page",
                        "--manifest",
                        file.toString(),
                        "--alt",
                        "1",
                        "--alt",
                        "2",
                        one,
                        two);

        assertThat(code).as("%s", terminal.said()).isZero();
        JsonNode images = new JsonMapper().readTree(Files.readString(file));
        assertThat(images.valueStream().map(image -> image.get("source").asString()))
                .containsExactly("one.jpg", "two.jpg");
        JsonNode first = images.get(0);
        assertThat(first.get("color").asString()).isEqualTo("#336699");
        assertThat(first.get("placeholder").asString())
                .startsWith("data:image/png;base64,")
                .hasSizeLessThanOrEqualTo(400);
        assertThat(first.get("blurhash").asString()).hasSize(28);
        assertThat(first.get("thumbhash").asString()).hasSizeGreaterThan(20);
        assertThat(first.get("attributes").get("alt").asString()).isEqualTo("1");
        assertThat(first.get("metadata").get("webp")).hasSize(2);
        assertThat(first.get("metadata").get("webp").get(0).get("size").asInt()).isPositive();

        terminal.run("upload", "--preset", "Web page", "--as", "manifest", one);
        assertThat(terminal.lines())
                .singleElement()
                .asString()
                .startsWith("{\"source\":\"one.jpg\"");
    }

    @Test
    void aDryRunHasTheSameAddressesAndUploadsNothing() {
        String file = terminal.picture("a.jpg", 900, 600);
        terminal.run("upload", "--preset", "Web page", "--dry-run", "--json", file);
        List<String> planned = keys();
        assertThat(terminal.store.objects).isEmpty();

        terminal.run("upload", "--preset", "Web page", "--json", file);

        assertThat(keys()).isEqualTo(planned);
        assertThat(terminal.store.objects.keySet()).containsExactlyInAnyOrderElementsOf(planned);
    }

    @Test
    void withoutTheHashInKeysCopiesOfOtherPicturesAreKept() {
        int added =
                terminal.run(
                        "destination",
                        "add",
                        "flat",
                        "--bucket",
                        "pictures",
                        "--endpoint",
                        "http://127.0.0.1:1",
                        "--allow-http",
                        "--credentials",
                        "env",
                        "--key-template",
                        "{name}.{ext}");
        assertThat(added).as("%s", terminal.said()).isZero();
        String one = terminal.picture("1/a.jpg", 900, 600);
        String two = terminal.picture("2/a.jpg", 910, 600);

        terminal.run("upload", "--to", "flat", "--preset", "Web page", one, two);

        assertThat(terminal.store.objects)
                .hasSize(12)
                .containsKeys("a-800.jpg", "a-800-2.jpg", "a-640.webp", "a-640-2.webp");
    }

    @Test
    void whatWasInterruptedIsResumedWithoutSendingItsFirstCopiesAgain() {
        String file = terminal.picture("a.jpg", 900, 600);
        terminal.store.refusals.put(
                "640.webp", new DropsizeException(ErrorKind.NETWORK_DOWN, "host"));
        terminal.store.broken = new DropsizeException(ErrorKind.NETWORK_DOWN, "host");
        int code = terminal.run("upload", "--preset", "Web page", "--wait", "1s", file);
        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).isEmpty();
        int before = terminal.store.puts.get();

        terminal.store.find();
        assertThat(terminal.run("upload", "--resume")).isZero();

        assertThat(terminal.lines()).singleElement().asString().startsWith("<picture>");
        assertThat(terminal.store.puts.get()).isEqualTo(6);
        assertThat(before).isLessThan(6);
    }

    @Test
    void copiesInAFolderHaveTheWidthInTheirNames() {
        String file = terminal.picture("a.jpg", 900, 600);
        String out = terminal.path("out").toString();

        assertThat(terminal.run("resize", "--preset", "Web page", "--out", out, file)).isZero();

        assertThat(terminal.lines().stream().map(line -> Path.of(line).getFileName().toString()))
                .containsExactly(
                        "a-800.jpg",
                        "a-640.jpg",
                        "a-800.avif",
                        "a-640.avif",
                        "a-800.webp",
                        "a-640.webp");
    }

    private List<String> keys() {
        JsonNode entry = new JsonMapper().readTree(terminal.out.toString()).get(0);
        return entry.get("variants").valueStream().map(one -> one.get("key").asString()).toList();
    }
}
