import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A bucket on loopback that answers each request with a list of 1,000 objects. */
final class TrainingBucket implements AutoCloseable {
    private static final String LIST =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
            <Name>training</Name><MaxKeys>1000</MaxKeys><EncodingType>url</EncodingType>
            <IsTruncated>false</IsTruncated>%s</ListBucketResult>
            """;

    private static final String OBJECT =
            """
            <Contents><Key>2026/11/photo-%04d.jpg</Key><LastModified>2026-11-30T12:00:00.000Z</LastModified>
            <ETag>"9dd4e461268c8034f5c8564e155c67a6"</ETag><Size>200000</Size></Contents>
            """;

    private final HttpServer server;

    TrainingBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrainingBucket::list);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void list(HttpExchange exchange) throws IOException {
        String objects =
                IntStream.range(0, 1000).mapToObj(OBJECT::formatted).collect(Collectors.joining());
        byte[] body = LIST.formatted(objects).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
