package io.dropsize.image.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Pixels;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

class ColourEdgesTest {
    @Test
    void colouredTextOnAPlainGroundNeedsEveryPixelsColour() {
        assertThat(
                        ColourEdges.need444(
                                drawn(
                                        g -> {
                                            g.setColor(Color.RED);
                                            for (int i = 0; i < 12; i++) {
                                                g.drawLine(20, 10 + 15 * i, 280, 12 + 15 * i);
                                            }
                                        })))
                .isTrue();
    }

    @Test
    void blackTextHasNoColourToLose() {
        assertThat(
                        ColourEdges.need444(
                                drawn(
                                        g -> {
                                            g.setColor(Color.BLACK);
                                            g.drawString("Nothing here has a colour", 20, 40);
                                        })))
                .isFalse();
    }

    @Test
    void aPhotoNeedsNone() {
        assertThat(ColourEdges.need444(pixels(Drawn.photo(300, 200)))).isFalse();
    }

    @Test
    void aPatternOfSinglePixelsNeedsThemAllWithoutAnyPlainGround() {
        BufferedImage board =
                Drawn.picture(64, 64, (x, y) -> (x + y) % 2 == 0 ? Drawn.RED : Drawn.BLUE);

        assertThat(ColourEdges.need444(pixels(board))).isTrue();
    }

    @Test
    void aSinglePixelIsNoEdge() {
        assertThat(ColourEdges.need444(new Pixels(1, 1, new int[] {Drawn.RED}))).isFalse();
    }

    private static Pixels drawn(Consumer<Graphics2D> drawing) {
        BufferedImage image = Drawn.picture(300, 200, (_, _) -> Drawn.WHITE);
        Graphics2D graphics = image.createGraphics();
        drawing.accept(graphics);
        graphics.dispose();
        return pixels(image);
    }

    private static Pixels pixels(BufferedImage image) {
        int[] argb = new int[image.getWidth() * image.getHeight()];
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), argb, 0, image.getWidth());
        return new Pixels(image.getWidth(), image.getHeight(), argb);
    }
}
