package io.dropsize.fetch;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.plan.Source;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;

/** Images that are embedded in their address (RFC 2397). */
final class DataUri {
    private static final String NAME = "image";

    private DataUri() {}

    static Source source(URI address) {
        String text = address.getRawSchemeSpecificPart();
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, NAME);
        }
        byte[] bytes = Percent.decode(text.substring(comma + 1));
        if (text.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            bytes = decoded(bytes);
        }
        String name = WebFileName.withExtension(NAME, format(bytes));
        return new Source(name, name, ImageInput.of(name, bytes));
    }

    private static ImageFormat format(byte[] bytes) {
        try {
            return ImageFormat.ofBytes(bytes);
        } catch (DropsizeException e) {
            String[] context = e.context().toArray(String[]::new);
            context[0] = NAME;
            throw new DropsizeException(e.kind(), e, context);
        }
    }

    private static byte[] decoded(byte[] base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, NAME);
        }
    }
}
