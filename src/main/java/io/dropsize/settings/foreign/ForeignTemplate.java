package io.dropsize.settings.foreign;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.KeyTemplate;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts the name templates of other programs to key templates. */
final class ForeignTemplate {
    private static final String FILE = "{name}-{hash}.{ext}";

    private ForeignTemplate() {}

    /**
     * Converts a template; the default key template if it has a field that Dropsize doesn't have.
     *
     * @param fields finds fields; group 1 is the name
     * @param known the text for each field
     */
    static KeyTemplate of(String text, Pattern fields, Map<String, String> known) {
        Matcher found = fields.matcher(text);
        StringBuilder template = new StringBuilder();
        while (found.find()) {
            String field = known.get(found.group(1));
            if (field == null) {
                return KeyTemplate.DEFAULT;
            }
            found.appendReplacement(template, Matcher.quoteReplacement(field));
        }
        found.appendTail(template);
        return of(template.toString());
    }

    /** Returns the default template below a folder, which may contain fields of key templates. */
    static KeyTemplate inFolder(String folder) {
        String plain = folder.replaceAll("^/+|/+$", "");
        return plain.isEmpty() ? KeyTemplate.DEFAULT : of(plain + "/" + FILE);
    }

    private static KeyTemplate of(String template) {
        try {
            return new KeyTemplate(template.replaceAll("/{2,}", "/").replaceAll("^/+", ""));
        } catch (DropsizeException _) {
            return KeyTemplate.DEFAULT;
        }
    }
}
