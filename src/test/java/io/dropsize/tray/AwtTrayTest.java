package io.dropsize.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.awt.image.MultiResolutionImage;
import java.util.List;
import java.util.Map;

class AwtTrayTest {
    private static final TrayFace FACE =
            new TrayFace(
                    "Dropsize",
                    "dropsize",
                    List.of(new TrayFace.Pixmap(2, 1, new int[] {0xff112233, 0x80445566})),
                    () -> {});

    @Test
    void linuxHasAStatusNotifierItemAndOtherSystemsHaveAwt() {
        Map<String, String> bus = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/bus");
        assertThat(Tray.of("Linux", bus, FACE)).isInstanceOf(StatusNotifierTray.class);
        assertThat(Tray.of("Linux", Map.of(), FACE)).isSameAs(Tray.NONE);
        assertThat(Tray.of("Windows 11", Map.of(), FACE)).isInstanceOf(AwtTray.class);
        assertThat(Tray.of("Mac OS X", Map.of(), FACE)).isInstanceOf(AwtTray.class);
    }

    @Test
    void linuxStaysWithoutAwtsDisplay() {
        Tray.prepare("Linux");

        assertThat(System.getProperty("java.awt.headless")).isEqualTo("true");
    }

    @Test
    void nothingHappensWithoutATray() {
        Tray tray = Tray.of("Windows 11", Map.of(), FACE);

        assertThatCode(() -> tray.show(List.of(TrayItem.SEPARATOR))).doesNotThrowAnyException();
        assertThatCode(tray::close).doesNotThrowAnyException();
    }

    @Test
    void theIconHasTheGivenPixels() {
        var image = (MultiResolutionImage) AwtTray.image(FACE.pixmaps());

        var first = (BufferedImage) image.getResolutionVariants().getFirst();
        assertThat(first.getRGB(0, 0)).isEqualTo(0xff112233);
        assertThat(first.getRGB(1, 0)).isEqualTo(0x80445566);
    }
}
