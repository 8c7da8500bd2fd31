package io.dropsize.image.metadata;

import com.drew.metadata.Directory;
import com.drew.metadata.StringValue;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Decodes EXIF texts: the specification requires ASCII, but programs write UTF-8 or Windows-1252.
 */
final class ExifText {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private ExifText() {}

    static @Nullable String of(Directory directory, int tag) {
        return directory.getObject(tag) instanceof StringValue text
                ? decoded(text.getBytes())
                : directory.getString(tag);
    }

    private static String decoded(byte[] text) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException _) {
            return new String(text, WESTERN);
        }
    }
}
