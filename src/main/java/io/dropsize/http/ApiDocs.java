package io.dropsize.http;

import io.dropsize.http.exchange.Call;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/**
 * The description of the API (OpenAPI 3.1), and a page that shows it and can send requests. They
 * contain no secret, so they need no token: the page has a field for it. The page loads nothing
 * from the web.
 */
final class ApiDocs {
    static final String OPENAPI = "/openapi.json";
    static final String PAGE = "/apidocs";

    private static final String OURS = "/http/";
    private static final String SWAGGER_UI = "/META-INF/%s/swagger-ui/";

    /** The page runs scripts of this server only, and no other page can show it in a frame. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "swagger-ui.css", "text/css;charset=utf-8",
                    "swagger-ui-bundle.js", "text/javascript;charset=utf-8",
                    "apidocs.js", "text/javascript;charset=utf-8",
                    "favicon-32x32.png", "image/png");

    private ApiDocs() {}

    static Reply openapi(Call call) {
        return new Reply(200, "application/json", bytes(OURS + "openapi.json"), Map.of());
    }

    static Reply page(Call call) {
        return new Reply(
                200,
                "text/html;charset=utf-8",
                bytes(OURS + "apidocs.html"),
                Map.of(
                        "Content-Security-Policy",
                        CONTENT_SECURITY_POLICY,
                        "Referrer-Policy",
                        "no-referrer"));
    }

    /** A file that the page loads. */
    static Reply file(Call call) {
        String name = call.path().substring(PAGE.length() + 1);
        String mediaType = MEDIA_TYPES.get(name);
        if (mediaType == null) {
            throw new RefusedException(Refusal.ROUTE_UNKNOWN);
        }
        String path = name.equals("apidocs.js") ? OURS + name : swaggerUi() + name;
        return new Reply(200, mediaType, bytes(path), Map.of());
    }

    /** The folder of the WebJar, whose name contains its version. */
    private static String swaggerUi() {
        Properties pom = new Properties();
        try (InputStream in = open(SWAGGER_UI.formatted("maven/org.webjars") + "pom.properties")) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SWAGGER_UI.formatted("resources/webjars") + pom.getProperty("version") + "/";
    }

    private static byte[] bytes(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = ApiDocs.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not in the program");
        }
        return in;
    }
}
