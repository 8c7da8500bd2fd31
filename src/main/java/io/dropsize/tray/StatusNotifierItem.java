package io.dropsize.tray;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The object behind an icon, as the StatusNotifierItem specification of freedesktop.org describes
 * it. Clicks run the face's action; the host shows the menu.
 */
final class StatusNotifierItem extends ReadOnlyProperties implements StatusNotifierInterface {
    static final String PATH = "/StatusNotifierItem";
    private static final String PIXMAPS = "a(iiay)";
    private static final String TOOL_TIP = "(sa(iiay)ss)";

    private final Runnable activate;

    StatusNotifierItem(TrayFace face) {
        super(PATH, properties(face));
        this.activate = face.activate();
    }

    private static Map<String, Variant<?>> properties(TrayFace face) {
        Map<String, Variant<?>> properties = new LinkedHashMap<>();
        List<Pixmap> pixmaps = face.pixmaps().stream().map(Pixmap::of).toList();
        properties.put("Category", new Variant<>("ApplicationStatus"));
        properties.put("Id", new Variant<>(face.iconName()));
        properties.put("Title", new Variant<>(face.name()));
        properties.put("Status", new Variant<>("Active"));
        properties.put("WindowId", new Variant<>(0));
        properties.put("IconName", new Variant<>(face.iconName()));
        properties.put("IconPixmap", new Variant<>(pixmaps, PIXMAPS));
        properties.put("OverlayIconName", new Variant<>(""));
        properties.put("OverlayIconPixmap", new Variant<>(List.of(), PIXMAPS));
        properties.put("AttentionIconName", new Variant<>(""));
        properties.put("AttentionIconPixmap", new Variant<>(List.of(), PIXMAPS));
        properties.put(
                "ToolTip",
                new Variant<>(new ToolTip(face.iconName(), List.of(), face.name(), ""), TOOL_TIP));
        properties.put("ItemIsMenu", new Variant<>(false));
        properties.put("Menu", new Variant<>(new DBusPath(DBusMenu.PATH)));
        return properties;
    }

    @Override
    @SuppressWarnings("MethodName")
    public void Activate(int x, int y) {
        activate.run();
    }

    @Override
    @SuppressWarnings("MethodName")
    public void SecondaryActivate(int x, int y) {
        activate.run();
    }

    @Override
    @SuppressWarnings("MethodName")
    public void ContextMenu(int x, int y) {
        // The host shows the menu at the path of the property Menu.
    }

    @Override
    @SuppressWarnings("MethodName")
    public void Scroll(int delta, String orientation) {
        // Nothing to scroll.
    }
}
