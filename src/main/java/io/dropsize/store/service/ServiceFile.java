package io.dropsize.store.service;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code services.json}, with Jackson's streaming API only: the file is needed before the
 * window is created.
 */
final class ServiceFile {
    private static final String FILE = "/services/services.json";

    private ServiceFile() {}

    /**
     * The services by name, in the order of the file.
     *
     * @throws IllegalArgumentException if the file is invalid, which a test rules out
     */
    static Map<String, Service> read() {
        try (InputStream json = ServiceFile.class.getResourceAsStream(FILE)) {
            if (json == null) {
                throw new IllegalArgumentException(FILE);
            }
            return read(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Service> read(byte[] json) {
        ServiceEntry file;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            file = new ServiceEntry(value(parser));
        }
        Map<String, Service> services = new LinkedHashMap<>();
        for (ServiceEntry entry : file.entries("services")) {
            Service service = new Service(entry);
            if (services.put(service.name(), service) != null) {
                throw new IllegalArgumentException("two services " + service);
            }
        }
        file.requireAllRead();
        return services;
    }

    private static Object value(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(parser));
            }
            return values;
        }
        return parser.getString();
    }
}
