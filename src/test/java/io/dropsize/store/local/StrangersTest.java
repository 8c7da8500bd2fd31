package io.dropsize.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.Upload;
import io.dropsize.store.s3.S3ObjectStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What web pages and other users of the computer can do to "This computer". */
@Timeout(120)
class StrangersTest {
    private static final String AUTHORIZATION =
            "Authorization: AWS4-HMAC-SHA256 Credential=dropsize/20261129/us-east-1/s3/aws4_request,"
                    + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature="
                    + "0".repeat(64)
                    + "\r\n";
    private static final String DATED =
            "x-amz-date: 20261129T000000Z\r\nx-amz-content-sha256: " + "0".repeat(64) + "\r\n";

    @TempDir private Path folder;
    private LocalServer server;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() {
        server = LocalServer.start(folder.resolve("objects"), folder.resolve("state"));
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    /** Each request announces a body that never arrives, so the response is to its header. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /images",
                "POST /images/",
                "POST /images/x.jpg",
                "POST /images?delete",
                "PUT /images/x.jpg",
                "PUT /images",
                "PUT /",
                "DELETE /images/x.jpg",
                "PATCH /images/x.jpg",
                "PUT /images/x.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=dropsize",
                "PUT /images/x.jpg?AWSAccessKeyId=dropsize&Signature=x&Expires=9999999999"
            })
    void bodiesOfStrangersAreRefusedByTheirHeader(String request) throws IOException {
        String[] bodies = {
            "Content-Length: 100000000\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Content-Length: 100000000\r\nContent-Type: multipart/form-data; boundary=x\r\n",
            "Content-Length: 1000\r\nContent-Type: application/x-www-form-urlencoded\r\n",
        };
        String[] signatures = {
            "",
            AUTHORIZATION + DATED,
            AUTHORIZATION,
            "Authorization: AWS dropsize:0000\r\n",
            "Authorization: AWS4-HMAC-SHA256 nonsense\r\n",
            "Authorization: Basic ZHJvcHNpemU6eA==\r\n"
        };
        for (String body : bodies) {
            for (String signature : signatures) {
                Socket socket = send(request, signature + body);
                assertThat(status(socket)).as(signature + body).contains(" 403 ");
            }
        }
    }

    @Test
    void aBodyOfASignedLookingReadIsRefusedByItsHeader() throws IOException {
        Socket socket =
                send("GET /images/x.jpg", AUTHORIZATION + DATED + "Content-Length: 100000000\r\n");

        assertThat(status(socket)).contains(" 403 ");
    }

    @Test
    void manySlowBodiesDoNotKeepOthersFromReading() throws IOException {
        put("a.jpg", new byte[10]);
        for (int i = 0; i < 250; i++) {
            send("POST /images", "Content-Length: 100000000\r\n");
        }

        assertThat(get("a.jpg").getResponseCode()).isEqualTo(200);
    }

    @Test
    void manySlowReadersDoNotKeepOthersFromReading() throws IOException {
        put("large.jpg", new byte[12 << 20]);
        for (int i = 0; i < 250; i++) {
            send("GET /images/large.jpg", "");
        }
        for (Socket socket : sockets) {
            assertThat(status(socket)).contains(" 200 ");
        }

        assertThat(get("large.jpg").getResponseCode()).isEqualTo(200);
    }

    @Test
    void theContentKeyIsShownToTheOwnerOnly() throws IOException {
        put("a.jpg", new byte[10]);

        assertThat(get("a.jpg").getHeaderFields().keySet())
                .filteredOn(name -> name != null && name.toLowerCase().startsWith("x-amz-meta"))
                .isEmpty();
        try (ObjectStore store = open()) {
            assertThat(store.head("a.jpg")).map(ObjectInfo::contentKey).hasValue("content-key");
        }
    }

    private Socket send(String request, String headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort());
        socket.setSoTimeout(60_000);
        sockets.add(socket);
        String head = request + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\nbody";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                .readLine();
    }

    private HttpURLConnection get(String key) throws IOException {
        URI object = server.endpoint().resolve("/images/" + key);
        HttpURLConnection connection = (HttpURLConnection) object.toURL().openConnection();
        connection.setReadTimeout(60_000);
        return connection;
    }

    private ObjectStore open() {
        return S3ObjectStore.open(
                Destination.thisComputer(),
                server.endpoint(),
                () -> Optional.of(server.accessKey()));
    }

    private void put(String key, byte[] bytes) {
        try (ObjectStore store = open()) {
            store.put(new Upload(key, bytes, "image/jpeg", "content-key", false), _ -> {});
        }
    }
}
