package io.dropsize.fetch;

import io.dropsize.image.ImageFormat;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sanitizes file names from the web, which the server chooses freely. */
final class WebFileName {
    private static final String DEFAULT = "image";
    private static final int MAX_LENGTH = 100;
    private static final Pattern EXTENDED =
            Pattern.compile(
                    "filename\\*\\s*=\\s*\"?([\\w-]+)'[^']*'([^;\"]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile(
                    "filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN =
            Pattern.compile("filename\\s*=\\s*([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private WebFileName() {}

    /**
     * @param disposition the header Content-Disposition (RFC 6266); null for none
     */
    static String of(URI address, @Nullable String disposition) {
        return Optional.ofNullable(disposition)
                .flatMap(WebFileName::given)
                .map(WebFileName::clean)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> ofPath(address));
    }

    /** The name with an extension of its format, unless it has one. */
    static String withExtension(String name, ImageFormat format) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1);
        if (dot > 0 && format.extensions().contains(extension.toLowerCase(Locale.ROOT))) {
            return name;
        }
        boolean ofAnother = dot > 0 && ImageFormat.ofExtension(extension).isPresent();
        return (ofAnother ? name.substring(0, dot) : name) + "." + format.extension();
    }

    private static Optional<String> given(String disposition) {
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            try {
                Charset charset = Charset.forName(extended.group(1));
                return Optional.of(new String(Percent.decode(extended.group(2)), charset));
            } catch (IllegalArgumentException _) {
                // An unknown encoding; the header may contain a plain name as well.
            }
        }
        Matcher quoted = QUOTED.matcher(disposition);
        if (quoted.find()) {
            return Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"));
        }
        Matcher token = TOKEN.matcher(disposition);
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    static String ofPath(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String[] parts = path.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            String name = clean(new String(Percent.decode(parts[i]), StandardCharsets.UTF_8));
            if (!name.isEmpty()) {
                return name;
            }
        }
        return DEFAULT;
    }

    /** The last element of a path, without characters that could hide or break it. */
    private static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain =
                last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\ufffd]+", "")
                        .replaceAll("[<>:\"|?*]+", "-")
                        .replaceFirst("^[.\\s]+", "")
                        .strip();
        if (plain.length() <= MAX_LENGTH) {
            return plain;
        }
        int dot = plain.lastIndexOf('.');
        String extension = dot > plain.length() - 6 ? plain.substring(dot) : "";
        return plain.substring(0, MAX_LENGTH - extension.length()) + extension;
    }
}
