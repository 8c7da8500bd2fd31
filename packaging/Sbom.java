import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finishes the bill of materials: {@code mvn package cyclonedx:makeBom@sbom exec:exec@sbom}.
 * Removes the libraries' deployment addresses. Fails unless it lists exactly the shipped jars, each
 * with its licence.
 */
final class Sbom {
    private static final Path BOM = Path.of("target/bom.json");
    private static final Path SHIPPED = Path.of("target/dropsize/lib");
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

    public static void main(String[] args) throws IOException {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        JsonNode bom = mapper.readTree(Files.readString(BOM));
        Set<String> named = new TreeSet<>(Set.of(jar(bom.at("/metadata/component"))));
        for (JsonNode component : bom.get("components")) {
            named.add(jar(component));
            if (component.path("licenses").isEmpty()) {
                throw new IllegalStateException(jar(component) + " has no licence");
            }
            if (component.get("externalReferences") instanceof ArrayNode references) {
                references.removeIf(one -> one.get("type").asString().startsWith("distribution"));
            }
        }
        requireSame(named, shipped());
        Files.writeString(BOM, mapper.writeValueAsString(bom) + "\n");
        System.out.println("The bill of materials names all " + named.size() + " jars.");
    }

    private static String jar(JsonNode component) {
        String name = component.get("name").asString();
        Matcher classifier = CLASSIFIER.matcher(component.get("purl").asString());
        String kind = classifier.find() ? "-" + decoded(classifier.group(1)) : "";
        return name + "-" + component.get("version").asString() + kind + ".jar";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Set<String> shipped() throws IOException {
        try (var files = Files.walk(SHIPPED)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void requireSame(Set<String> named, Set<String> shipped) {
        Set<String> missing = new TreeSet<>(shipped);
        missing.removeAll(named);
        Set<String> absent = new TreeSet<>(named);
        absent.removeAll(shipped);
        if (!missing.isEmpty() || !absent.isEmpty()) {
            throw new IllegalStateException(
                    "shipped but not named: " + missing + ", named but not shipped: " + absent);
        }
    }
}
