package io.dropsize.tray;

import java.util.List;

/**
 * What identifies the program in the tray.
 *
 * @param name the program's name, as shown in a tooltip
 * @param iconName the icon's name in the desktop's icon theme
 * @param pixmaps the icon in several sizes, for desktops whose theme lacks it; at least one
 * @param activate runs on a click on the icon, on any thread
 */
public record TrayFace(String name, String iconName, List<Pixmap> pixmaps, Runnable activate) {
    public TrayFace {
        pixmaps = List.copyOf(pixmaps);
    }

    /**
     * An icon of one size.
     *
     * @param width in pixels
     * @param height in pixels
     * @param argb the pixels row by row, not premultiplied
     */
    @SuppressWarnings("ArrayRecordComponent") // Instances are not compared.
    public record Pixmap(int width, int height, int[] argb) {}
}
