package io.dropsize.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each notification on a separate thread, so that a slow desktop blocks nothing. */
final class BackgroundNotifications implements Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundNotifications.class);

    private final Sender sender;

    /** Sends a notification; may block. */
    @FunctionalInterface
    interface Sender {
        void send(String title, String text) throws Exception;
    }

    BackgroundNotifications(Sender sender) {
        this.sender = sender;
    }

    @Override
    public void show(String title, String text) {
        Thread.ofPlatform()
                .name("dropsize-notification")
                .daemon()
                .start(() -> sendOrLog(title, text));
    }

    private void sendOrLog(String title, String text) {
        try {
            sender.send(title, text);
        } catch (Exception | LinkageError e) {
            LOG.debug("No notification is shown", e);
        }
    }
}
