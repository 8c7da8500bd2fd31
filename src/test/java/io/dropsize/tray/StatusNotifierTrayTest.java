package io.dropsize.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.testkit.SessionBus;

import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Over a real bus, with a watcher of this test. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class StatusNotifierTrayTest {
    @TempDir Path folder;
    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private SessionBus bus;
    private StatusNotifierTray tray;

    @BeforeEach
    void startBus() throws Exception {
        bus = new SessionBus(folder);
        tray = new StatusNotifierTray(face(), bus::connection);
    }

    @AfterEach
    void stopBus() throws Exception {
        tray.close();
        bus.close();
    }

    @Test
    void registersTheIconWithTheDesktopsWatcher() throws Exception {
        startWatcher();

        tray.show(menu("Pause uploads"));

        String service = registered.take();
        Properties icon = remote(service, StatusNotifierItem.PATH, Properties.class);
        assertThat(icon.GetAll(StatusNotifierInterface.NAME))
                .containsKeys("Id", "Category", "Status", "IconName", "IconPixmap", "Menu");
        assertThat(text(icon, "Title")).isEqualTo("Dropsize");
        assertThat(text(icon, "Status")).isEqualTo("Active");
        assertThat(text(icon, "Menu")).isEqualTo(DBusMenu.PATH);
    }

    @Test
    void aClickOpensTheWindow() throws Exception {
        startWatcher();
        tray.show(menu("Pause uploads"));

        remote(registered.take(), StatusNotifierItem.PATH, StatusNotifierInterface.class)
                .Activate(0, 0);

        assertThat(done.take()).isEqualTo("activated");
    }

    @Test
    void enabledItemsOfTheMenuAct() throws Exception {
        startWatcher();
        tray.show(menu("Pause uploads"));
        DBusMenuInterface menu = remote(registered.take(), DBusMenu.PATH, DBusMenuInterface.class);

        assertThat(labels(menu)).containsExactly("Open", "Pause uploads", "", "Quit a__b");
        menu.Event(2, "clicked", new Variant<>(0), new UInt32(0));
        menu.Event(4, "hovered", new Variant<>(0), new UInt32(0));
        menu.Event(4, "clicked", new Variant<>(0), new UInt32(0));

        assertThat(done.take()).isEqualTo("Quit a_b");
        assertThat(done).isEmpty();
    }

    @Test
    void theDesktopIsNotifiedOfVisibleChangesOnly() throws Exception {
        startWatcher();
        BlockingQueue<Integer> revisions = new LinkedBlockingQueue<>();
        bus.desktop()
                .addSigHandler(
                        DBusMenu.LayoutUpdated.class,
                        now -> revisions.add(now.revision.intValue()));
        tray.show(menu("Pause uploads"));

        tray.show(menu("Pause uploads"));
        tray.show(menu("Resume uploads"));

        assertThat(revisions.take()).isEqualTo(2);
        assertThat(revisions).isEmpty();
        assertThat(labels(remote(registered.take(), DBusMenu.PATH, DBusMenuInterface.class)))
                .contains("Resume uploads");
    }

    @Test
    void theIconAppearsWhenTheWatcherStartsLater() throws Exception {
        tray.show(menu("Pause uploads"));
        assertThat(registered).isEmpty();

        startWatcher();

        assertThat(registered.take()).startsWith(StatusNotifierInterface.NAME);
    }

    @Test
    void aFailedOpeningIsRetried() throws Exception {
        AtomicBoolean refuses = new AtomicBoolean(true);
        startWatcher(
                service -> {
                    if (refuses.get()) {
                        throw new DBusExecutionException("not yet");
                    }
                    registered.add(service);
                });
        tray.show(menu("Pause uploads"));

        refuses.set(false);
        tray.show(menu("Pause uploads"));

        assertThat(registered).singleElement().asString().endsWith("-1");
    }

    /** Programs in sandboxes may have the same process ID. */
    @Test
    void anIconWhoseNameIsTakenHasAnotherName() throws Exception {
        String taken = StatusNotifierInterface.NAME + "-" + ProcessHandle.current().pid() + "-1";
        bus.desktop().requestBusName(taken);
        startWatcher();

        tray.show(menu("Pause uploads"));

        assertThat(registered).singleElement().asString().endsWith("-2");
    }

    @Test
    void nothingHappensWithoutABus() throws Exception {
        bus.end();

        tray.show(menu("Pause uploads"));
        tray.close();

        assertThat(registered).isEmpty();
    }

    private void startWatcher() throws Exception {
        startWatcher(registered::add);
    }

    private void startWatcher(Consumer<String> watcher) throws Exception {
        bus.desktop().exportObject(StatusNotifierWatcher.PATH, new Watcher(watcher));
        bus.desktop().requestBusName(StatusNotifierWatcher.NAME);
    }

    private List<TrayItem> menu(String pause) {
        return List.of(
                new TrayItem("Open", true, () -> done.add("Open")),
                new TrayItem(pause, false, () -> done.add(pause)),
                TrayItem.SEPARATOR,
                new TrayItem("Quit a_b", true, () -> done.add("Quit a_b")));
    }

    private TrayFace face() {
        return new TrayFace(
                "Dropsize",
                "dropsize",
                List.of(new TrayFace.Pixmap(1, 2, new int[] {0xff112233, 0})),
                () -> done.add("activated"));
    }

    private <T extends DBusInterface> T remote(String service, String path, Class<T> type)
            throws Exception {
        return bus.desktop().getRemoteObject(service, path, type);
    }

    private static String text(Properties icon, String name) {
        Object value = icon.Get(StatusNotifierInterface.NAME, name);
        return String.valueOf(value instanceof Variant<?> variant ? variant.getValue() : value);
    }

    private static List<String> labels(DBusMenuInterface menu) {
        return menu.GetGroupProperties(List.of(1, 2, 3, 4), List.of()).stream()
                .map(item -> item.properties.get("label"))
                .map(label -> label == null ? "" : label.getValue().toString())
                .toList();
    }

    /** The service of the bus.desktop(). */
    private record Watcher(Consumer<String> watcher) implements StatusNotifierWatcher {
        @Override
        @SuppressWarnings("MethodName")
        public void RegisterStatusNotifierItem(String service) {
            watcher.accept(service);
        }

        @Override
        public String getObjectPath() {
            return StatusNotifierWatcher.PATH;
        }
    }
}
