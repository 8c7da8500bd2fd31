package io.dropsize.tray;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;

import java.nio.ByteBuffer;
import java.util.List;

/** The D-Bus interface of an icon. Public, because its library calls it by reflection. */
@DBusInterfaceName(StatusNotifierInterface.NAME)
@SuppressWarnings("MethodName")
public interface StatusNotifierInterface extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";

    void Activate(int x, int y);

    void SecondaryActivate(int x, int y);

    void ContextMenu(int x, int y);

    void Scroll(int delta, String orientation);

    /** A pixmap as it is sent: width, height, and ARGB32 in network byte order. */
    final class Pixmap extends Struct {
        @Position(0)
        public final int width;

        @Position(1)
        public final int height;

        @Position(2)
        public final byte[] argb;

        public Pixmap(int width, int height, byte[] argb) {
            this.width = width;
            this.height = height;
            this.argb = argb;
        }

        static Pixmap of(TrayFace.Pixmap from) {
            ByteBuffer bytes = ByteBuffer.allocate(from.argb().length * Integer.BYTES);
            bytes.asIntBuffer().put(from.argb());
            return new Pixmap(from.width(), from.height(), bytes.array());
        }
    }

    /** A tooltip as it is sent. */
    final class ToolTip extends Struct {
        @Position(0)
        public final String iconName;

        @Position(1)
        public final List<Pixmap> pixmaps;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        public ToolTip(String iconName, List<Pixmap> pixmaps, String title, String text) {
            this.iconName = iconName;
            this.pixmaps = pixmaps;
            this.title = title;
            this.text = text;
        }
    }
}
