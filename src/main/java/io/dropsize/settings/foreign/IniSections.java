package io.dropsize.settings.foreign;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sections of an INI file, as rclone and the AWS tools write them: comments begin with # or ;
 * at the start of a line, values are not quoted, and indented lines belong to the value above.
 */
final class IniSections {
    private static final Pattern SECTION = Pattern.compile("\\[\\s*([^\\]]+?)\\s*].*");

    private IniSections() {}

    /** Parses a text; empty if it has no section, or a line outside of one. */
    static Map<String, Map<String, String>> read(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = null;
        for (String line : text.lines().toList()) {
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith(";")) {
                continue;
            }
            Matcher section = SECTION.matcher(plain);
            int equals = plain.indexOf('=');
            if (section.matches()) {
                current = sections.computeIfAbsent(section.group(1), _ -> new LinkedHashMap<>());
            } else if (current == null) {
                return Map.of();
            } else if (equals > 0 && !Character.isWhitespace(line.charAt(0))) {
                current.put(
                        plain.substring(0, equals).strip(), plain.substring(equals + 1).strip());
            }
        }
        return sections;
    }
}
