package io.dropsize.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;

@Timeout(60)
class NotificationsTest {
    @Test
    void aDesktopThatDoesNotRespondKeepsNothingWaiting() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        SynchronousQueue<String> begun = new SynchronousQueue<>();
        Notifications notifications =
                new BackgroundNotifications(
                        (title, text) -> {
                            begun.put(title + ": " + text);
                            never.await();
                        });

        notifications.show("Dropsize", "1 link copied");
        assertThat(begun.take()).isEqualTo("Dropsize: 1 link copied");
        notifications.show("Dropsize", "2 links copied");
        assertThat(begun.take()).isEqualTo("Dropsize: 2 links copied");
        never.countDown();
    }

    @Test
    void aDesktopWithoutNotificationsDoesNoHarm() throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        Notifications notifications =
                new BackgroundNotifications(
                        (_, _) -> {
                            tried.countDown();
                            throw new IllegalStateException("no bus");
                        });

        notifications.show("Dropsize", "1 link copied");

        tried.await();
    }

    @Test
    void windowsHasNone() {
        assertThat(Notifications.of("Windows 11")).isSameAs(Notifications.NONE);
        assertThat(Notifications.of("Linux")).isInstanceOf(BackgroundNotifications.class);
        assertThat(Notifications.of("Mac OS X")).isInstanceOf(BackgroundNotifications.class);
    }

    @Test
    void aFileNameIsNeverMarkupOrScript() {
        assertThat(DBusNotifications.escaped("<b>a</b> & b"))
                .isEqualTo("&lt;b&gt;a&lt;/b&gt; &amp; b");
        assertThat(OsascriptNotifications.command("Dropsize", "\" & (do shell script \"id\")"))
                .endsWith("--", "\" & (do shell script \"id\")", "Dropsize");
    }
}
