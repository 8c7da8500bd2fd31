package io.dropsize.image.metadata;

import static io.dropsize.image.metadata.XmpAllowlist.DC;
import static io.dropsize.image.metadata.XmpAllowlist.PHOTOSHOP;

import com.drew.metadata.iptc.IptcDirectory;

import io.dropsize.image.metadata.XmpPacket.Shape;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The IPTC fields that may be copied: author, content and rights of the picture, but not its
 * location. They are written as IPTC, which only JPEG supports, and as the equivalent XMP
 * properties.
 */
final class IptcFields {
    private static final int RECORD = 2;
    private static final int FIELD_MARK = 0x1C;
    private static final int RESOURCE = 0x0404;

    /** Declares that texts are in UTF-8. */
    private static final byte[] UTF_8 = {FIELD_MARK, 1, 90, 0, 3, 0x1B, '%', 'G'};

    private static final int MAX_BYTES = 60_000;
    private static final int MAX_TEXT_BYTES = 4_000;

    private static final List<Field> FIELDS =
            List.of(
                    new Field(IptcDirectory.TAG_OBJECT_NAME, DC, "title", Shape.TITLE),
                    new Field(IptcDirectory.TAG_URGENCY, PHOTOSHOP, "Urgency", Shape.TEXT),
                    new Field(IptcDirectory.TAG_CATEGORY, PHOTOSHOP, "Category", Shape.TEXT),
                    new Field(
                            IptcDirectory.TAG_SUPPLEMENTAL_CATEGORIES,
                            PHOTOSHOP,
                            "SupplementalCategories",
                            Shape.SET),
                    new Field(IptcDirectory.TAG_KEYWORDS, DC, "subject", Shape.SET),
                    new Field(
                            IptcDirectory.TAG_SPECIAL_INSTRUCTIONS,
                            PHOTOSHOP,
                            "Instructions",
                            Shape.TEXT),
                    new Field(IptcDirectory.TAG_BY_LINE, DC, "creator", Shape.SEQUENCE),
                    new Field(
                            IptcDirectory.TAG_BY_LINE_TITLE,
                            PHOTOSHOP,
                            "AuthorsPosition",
                            Shape.TEXT),
                    new Field(IptcDirectory.TAG_HEADLINE, PHOTOSHOP, "Headline", Shape.TEXT),
                    new Field(IptcDirectory.TAG_CREDIT, PHOTOSHOP, "Credit", Shape.TEXT),
                    new Field(IptcDirectory.TAG_SOURCE, PHOTOSHOP, "Source", Shape.TEXT),
                    new Field(IptcDirectory.TAG_COPYRIGHT_NOTICE, DC, "rights", Shape.TITLE),
                    new Field(IptcDirectory.TAG_CAPTION, DC, "description", Shape.TITLE),
                    new Field(
                            IptcDirectory.TAG_CAPTION_WRITER,
                            PHOTOSHOP,
                            "CaptionWriter",
                            Shape.TEXT));

    private final IptcDirectory source;

    IptcFields(IptcDirectory source) {
        this.source = source;
    }

    void addTo(XmpPacket packet) {
        for (Field field : FIELDS) {
            packet.add(field.namespace(), field.name(), field.shape(), texts(field));
        }
    }

    /** Returns the content of a Photoshop segment, starting at its first resource. */
    Optional<byte[]> bytes() {
        var fields = new ByteArrayOutputStream();
        for (Field field : FIELDS) {
            for (String text : texts(field)) {
                write(fields, field.tag() & 0xFF, text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return fields.size() == 0 ? Optional.empty() : Optional.of(resource(fields));
    }

    /** Fields that don't fit are dropped. */
    private static void write(ByteArrayOutputStream fields, int tag, byte[] text) {
        if (text.length <= MAX_TEXT_BYTES && fields.size() + text.length < MAX_BYTES) {
            fields.writeBytes(new byte[] {FIELD_MARK, RECORD, (byte) tag});
            fields.write(text.length >>> 8);
            fields.write(text.length);
            fields.writeBytes(text);
        }
    }

    private static byte[] resource(ByteArrayOutputStream fields) {
        int length = UTF_8.length + fields.size();
        var resource = new ByteArrayOutputStream();
        resource.writeBytes("8BIM".getBytes(StandardCharsets.US_ASCII));
        resource.writeBytes(
                new byte[] {
                    RESOURCE >>> 8,
                    RESOURCE & 0xFF,
                    0,
                    0,
                    0,
                    0,
                    (byte) (length >>> 8),
                    (byte) length
                });
        resource.writeBytes(UTF_8);
        resource.writeBytes(fields.toByteArray());
        if (length % 2 != 0) {
            resource.write(0);
        }
        return resource.toByteArray();
    }

    private List<String> texts(Field field) {
        String[] found = source.getStringArray(field.tag());
        String single = source.getString(field.tag());
        Stream<String> all = found != null ? Arrays.stream(found) : Stream.ofNullable(single);
        return all.map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private record Field(int tag, String namespace, String name, Shape shape) {}
}
