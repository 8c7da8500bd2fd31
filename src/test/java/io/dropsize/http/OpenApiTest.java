package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.http.EndpointFixture.Form;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIVersion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The description of the API is valid and says what the endpoint does. */
@Timeout(120)
class OpenApiTest {
    private static final String UPLOAD = "/api/v1/image/upload";

    @TempDir Path home;
    private EndpointFixture fixture;
    private JsonObject contract;

    @BeforeEach
    void start() {
        fixture = new EndpointFixture(home);
        contract =
                new JsonObject(fixture.send(HttpRequest.newBuilder(uri("/openapi.json"))).body());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private URI uri(String path) {
        return fixture.uri(path);
    }

    @Test
    void theDescriptionIsValidOpenApi() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            OpenAPIVersion version = OpenAPIVersion.fromContract(contract);
            SchemaRepository schemas =
                    version.getRepository(vertx, "http://dropsize.example/")
                            .await(60, TimeUnit.SECONDS);

            OutputUnit result =
                    version.validateContract(vertx, schemas, contract).await(60, TimeUnit.SECONDS);
            JsonObject wrong = contract.copy();
            wrong.getJsonObject("info").remove("title");
            OutputUnit wrongResult =
                    version.validateContract(vertx, schemas, wrong).await(60, TimeUnit.SECONDS);

            assertThat(version).isEqualTo(OpenAPIVersion.V3_1);
            assertThat(result.getValid()).as("%s", result.toJson()).isTrue();
            assertThat(wrongResult.getValid()).isFalse();
        } finally {
            vertx.close().await(60, TimeUnit.SECONDS);
        }
    }

    /** A call of each documented operation, by its ID. */
    private Map<String, HttpResponse<String>> calls() {
        Path file = fixture.file("harbour.png", 1);
        HttpResponse<String> uploaded =
                fixture.postList(UPLOAD + "?manifest=true", file.toString());
        JsonNode result = EndpointFixture.json(uploaded).get("results").get(0);
        HttpResponse<String> picGo = fixture.postList("/upload", file.toString());
        String item = EndpointFixture.json(picGo).get("fullResult").get(0).toString();
        String key = URLEncoder.encode(result.get("key").stringValue(), StandardCharsets.UTF_8);
        Map<String, HttpResponse<String>> all = new TreeMap<>();
        all.put("upload", uploaded);
        all.put("job", fixture.get("/api/v1/jobs/" + result.get("job").stringValue()));
        all.put("listImages", fixture.get("/api/v1/images"));
        all.put("deleteImage", fixture.send(fixture.request("/api/v1/images/" + key).DELETE()));
        all.put("picGoUpload", picGo);
        all.put("picListDelete", fixture.postJson("/delete", "{\"list\":[" + item + "]}"));
        all.put("heartbeatGet", open("/heartbeat"));
        all.put(
                "heartbeatPost",
                fixture.send(
                        HttpRequest.newBuilder(uri("/heartbeat")).POST(BodyPublishers.noBody())));
        all.put("health", open("/healthz"));
        all.put("ready", open("/readyz"));
        all.put("metrics", fixture.get("/metrics"));
        all.put("openapi", open("/openapi.json"));
        all.put("apidocs", open("/apidocs"));
        return all;
    }

    private HttpResponse<String> open(String path) {
        return fixture.send(HttpRequest.newBuilder(uri(path)).GET());
    }

    @Test
    void eachDocumentedOperationAnswersAsDocumented() {
        Map<String, HttpResponse<String>> calls = calls();

        assertThat(calls.keySet()).isEqualTo(operations().keySet());
        calls.forEach(this::assertDocumented);
        calls.forEach(
                (id, response) -> assertThat(response.statusCode()).as(id).isIn(200, 201, 204));
    }

    @Test
    void errorsAnswerAsDocumented() {
        Form mixed =
                new Form()
                        .file("a", "first.png", EndpointFixture.png(1))
                        .file("b", "notes.txt", "no image".getBytes(StandardCharsets.UTF_8));
        assertStatus("upload", 207, fixture.postForm(UPLOAD, mixed));
        assertStatus("upload", 422, fixture.postList(UPLOAD, "/none.png"));
        assertStatus("upload", 400, fixture.postJson(UPLOAD, "{"));
        assertStatus("upload", 404, fixture.postList(UPLOAD + "?preset=none", "/none.png"));
        HttpRequest.Builder text =
                fixture.request(UPLOAD)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("text"));
        assertStatus("upload", 415, fixture.send(text));
        assertStatus(
                "upload", 202, fixture.postImage(UPLOAD + "?wait=false", EndpointFixture.png(2)));
        assertStatus("job", 404, fixture.get("/api/v1/jobs/none"));
        assertStatus("listImages", 400, fixture.get("/api/v1/images?limit=0"));
        assertStatus(
                "deleteImage",
                404,
                fixture.send(fixture.request("/api/v1/images/no.png").DELETE()));
        assertStatus("picGoUpload", 500, fixture.postList("/upload", "/none.png"));
        assertStatus("picGoUpload", 400, fixture.postList("/upload?configName=none", "/none.png"));
        assertStatus("picListDelete", 400, fixture.postJson("/delete", "{}"));
    }

    @Test
    void exactlyTheOperationsWithoutSecurityNeedNoToken() {
        operations()
                .forEach(
                        (id, operation) -> {
                            HttpResponse<String> response =
                                    fixture.send(
                                            HttpRequest.newBuilder(uri(operation.path("x")))
                                                    .method(
                                                            operation.method(),
                                                            BodyPublishers.noBody()));
                            boolean open = operation.json().containsKey("security");
                            assertThat(response.statusCode()).as(id).isEqualTo(open ? 200 : 401);
                            assertDocumented(id, response);
                        });
    }

    @Test
    void pagesOfOtherOriginsAreRefusedAsDocumented() {
        operations()
                .forEach(
                        (id, operation) -> {
                            HttpResponse<String> response =
                                    fixture.send(
                                            fixture.request(operation.path("x"))
                                                    .header("Origin", "https://evil.example")
                                                    .method(
                                                            operation.method(),
                                                            BodyPublishers.noBody()));
                            assertThat(response.statusCode()).as(id).isEqualTo(403);
                            assertDocumented(id, response);
                        });
    }

    @Test
    void eachPathOfTheEndpointIsDocumented() {
        Set<String> methods = new TreeSet<>();
        for (Operation operation : operations().values()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri(operation.path("x")))
                            .method("OPTIONS", BodyPublishers.noBody());
            String allowed = fixture.send(request).headers().firstValue("Allow").orElse("");
            assertThat(allowed.split(", ")).contains(operation.method());
            methods.add(operation.template() + " " + allowed);
        }
        JsonObject paths = contract.getJsonObject("paths");
        for (String template : paths.fieldNames()) {
            Set<String> documented = new TreeSet<>(paths.getJsonObject(template).fieldNames());
            String allowed =
                    methods.stream().filter(it -> it.startsWith(template + " ")).findFirst().get();
            Set<String> served = new TreeSet<>();
            for (String method : allowed.substring(template.length() + 1).split(", ")) {
                served.add(method.toLowerCase(Locale.ROOT));
            }
            served.removeAll(Set.of("head", "options")); // Every address has them.
            assertThat(documented).as(template).isEqualTo(served);
        }
    }

    @Test
    void thePageLoadsFilesOfThisServerOnly() {
        HttpResponse<String> page = open("/apidocs");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("http:", "https:", "//");
        for (String file :
                Set.of(
                        "swagger-ui.css",
                        "swagger-ui-bundle.js",
                        "apidocs.js",
                        "favicon-32x32.png")) {
            assertThat(page.body()).contains("\"/apidocs/" + file + "\"");
            assertThat(open("/apidocs/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(open("/apidocs/index.html").statusCode()).isEqualTo(404);
        assertThat(open("/apidocs/../../dropsize.properties").statusCode()).isNotEqualTo(200);
        assertThat(open("/apidocs/%2e%2e/dropsize.properties").statusCode()).isNotEqualTo(200);
    }

    private record Operation(String template, String method, JsonObject json) {
        String path(String value) {
            return template.replaceAll("\\{[a-z]+}", value);
        }
    }

    private Map<String, Operation> operations() {
        Map<String, Operation> all = new TreeMap<>();
        JsonObject paths = contract.getJsonObject("paths");
        for (String template : paths.fieldNames()) {
            JsonObject methods = paths.getJsonObject(template);
            for (String method : methods.fieldNames()) {
                JsonObject json = methods.getJsonObject(method);
                all.put(
                        json.getString("operationId"),
                        new Operation(template, method.toUpperCase(Locale.ROOT), json));
            }
        }
        return all;
    }

    private void assertStatus(String id, int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as("%s: %s", id, response.body()).isEqualTo(status);
        assertDocumented(id, response);
    }

    private void assertDocumented(String id, HttpResponse<String> response) {
        Operation operation = Objects.requireNonNull(operations().get(id), id);
        String status = Integer.toString(response.statusCode());
        JsonObject documented = operation.json().getJsonObject("responses").getJsonObject(status);
        assertThat(documented).as("%s has %s: %s", id, status, response.body()).isNotNull();
        if (documented.containsKey("$ref")) {
            String name = documented.getString("$ref").replaceFirst(".*/", "");
            documented =
                    contract.getJsonObject("components")
                            .getJsonObject("responses")
                            .getJsonObject(name);
        }
        JsonObject content = documented.getJsonObject("content", new JsonObject());
        String type =
                response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (content.isEmpty()) {
            assertThat(response.body()).as(id).isEmpty();
            return;
        }
        assertThat(content.fieldNames()).as(id + " " + status).contains(type);
        if (type.endsWith("json")) {
            assertShape(id, content.getJsonObject(type).getJsonObject("schema"), response.body());
        }
    }

    /** The body has the documented properties, no others, and their types. */
    private void assertShape(String id, JsonObject schema, String body) {
        JsonObject closed =
                new JsonObject(
                        schema.copy()
                                .put("$defs", closedSchemas())
                                .encode()
                                .replace("#/components/schemas/", "#/$defs/"));
        OutputUnit result =
                Validator.create(JsonSchema.of(closed), options()).validate(new JsonObject(body));
        assertThat(result.getValid()).as("%s: %s for %s", id, result.toJson(), body).isTrue();
    }

    private JsonObject closedSchemas() {
        JsonObject schemas = contract.getJsonObject("components").getJsonObject("schemas").copy();
        schemas.fieldNames()
                .forEach(
                        name ->
                                schemas.getJsonObject(name)
                                        .put("additionalProperties", Boolean.FALSE));
        return schemas;
    }

    private static JsonSchemaOptions options() {
        return new JsonSchemaOptions()
                .setBaseUri("http://dropsize.example/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
    }
}
