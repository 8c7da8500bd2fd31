package io.dropsize.store.s3;

import io.dropsize.store.SecretKey;
import io.dropsize.store.local.LocalServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;

/** Uploads in parts to the server behind "This computer". */
class EmbeddedServerPartsTest extends PartsContract {
    @TempDir private static Path folder;
    private static LocalServer server;

    @BeforeAll
    static void startTheServer() {
        server = LocalServer.start(folder.resolve("objects"), folder.resolve("state"));
    }

    @AfterAll
    static void endTheServer() {
        server.close();
    }

    @Override
    URI endpoint() {
        return server.endpoint();
    }

    @Override
    SecretKey keys() {
        return server.accessKey();
    }
}
