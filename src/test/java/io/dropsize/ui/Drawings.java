package io.dropsize.ui;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Drawn landscapes. */
public final class Drawings {
    private Drawings() {}

    /** Draws a picture, which is equal for equal numbers. */
    public static byte[] landscape(int number, int width, int height) {
        Random random = new Random(number * 7919L);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        float hue = random.nextFloat();
        graphics.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(hue, 0.5f, 0.95f),
                        width / 3f,
                        height,
                        Color.getHSBColor(hue + 0.15f, 0.3f, 1f)));
        graphics.fillRect(0, 0, width, height);
        for (int ridge = 0; ridge < 3; ridge++) {
            graphics.setColor(Color.getHSBColor(hue + 0.4f, 0.5f, 0.7f - ridge * 0.18f));
            int base = height / 2 + ridge * height / 6;
            double phase = random.nextDouble() * 6;
            for (int x = 0; x < width; x++) {
                double wave = Math.sin(phase + x * (4.0 + ridge) / width) * height / 10;
                graphics.drawLine(x, (int) (base + wave), x, height);
            }
        }
        graphics.dispose();
        return PlainEngine.png(image);
    }
}
