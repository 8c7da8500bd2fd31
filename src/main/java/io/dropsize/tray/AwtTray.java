package io.dropsize.tray;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.AWTException;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.util.List;

/** The tray of Windows and macOS, by AWT. */
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final TrayFace face;
    private @Nullable TrayIcon icon;

    AwtTray(TrayFace face) {
        this.face = face;
    }

    @Override
    public synchronized void show(List<TrayItem> menu) {
        try {
            if (!SystemTray.isSupported()) {
                return;
            }
            if (icon == null) {
                TrayIcon added = new TrayIcon(image(face.pixmaps()), face.name());
                added.setImageAutoSize(true);
                added.addActionListener(_ -> face.activate().run());
                added.setPopupMenu(popup(menu));
                SystemTray.getSystemTray().add(added);
                icon = added;
            } else {
                icon.setPopupMenu(popup(menu));
            }
        } catch (AWTException | RuntimeException | LinkageError e) {
            LOG.debug("no icon in the tray", e);
        }
    }

    private static PopupMenu popup(List<TrayItem> menu) {
        PopupMenu popup = new PopupMenu();
        for (TrayItem item : menu) {
            if (item.isSeparator()) {
                popup.addSeparator();
            } else {
                MenuItem shown = new MenuItem(item.label());
                shown.setEnabled(item.enabled());
                shown.addActionListener(_ -> item.action().run());
                popup.add(shown);
            }
        }
        return popup;
    }

    static Image image(List<TrayFace.Pixmap> pixmaps) {
        return new BaseMultiResolutionImage(
                pixmaps.stream().map(AwtTray::image).toArray(Image[]::new));
    }

    private static BufferedImage image(TrayFace.Pixmap from) {
        var image = new BufferedImage(from.width(), from.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, from.width(), from.height(), from.argb(), 0, from.width());
        return image;
    }

    @Override
    public synchronized void close() {
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
        }
    }
}
