package io.dropsize.image.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class ImageDescriptionTest {
    private static final int APP1 = 0xE1;
    private static final int APP13 = 0xED;

    @Test
    void aDescriptionInExifIsFound() {
        assertThat(of(exif("Boats in the harbour"))).hasValue("Boats in the harbour");
        assertThat(of(exif("Größe\n of  it "))).hasValue("Größe of it");
    }

    @Test
    void aDescriptionInXmpIsFound() {
        String packet =
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                        + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                        + "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>Boats &amp; sea"
                        + "</rdf:li></rdf:Alt></dc:description>"
                        + "</rdf:Description></rdf:RDF></x:xmpmeta>";

        assertThat(of(segment(APP1, packet.getBytes(StandardCharsets.UTF_8))))
                .hasValue("Boats & sea");
    }

    @Test
    void aCaptionInIptcIsFound() {
        byte[] text = "Boats".getBytes(StandardCharsets.UTF_8);
        var block = new ByteArrayOutputStream();
        block.writeBytes("Photoshop 3.0\0008BIM".getBytes(StandardCharsets.US_ASCII));
        block.writeBytes(new byte[] {4, 4, 0, 0, 0, 0, 0, (byte) (text.length + 5)});
        block.writeBytes(new byte[] {0x1C, 2, 120, 0, (byte) text.length});
        block.writeBytes(text);

        assertThat(of(segment(APP13, block.toByteArray()))).hasValue("Boats");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OLYMPUS DIGITAL CAMERA",
                "KONICA MINOLTA DIGITAL CAMERA",
                "SONY DSC",
                "SAMSUNG CAMERA PICTURES",
                "Exif_JPEG_PICTURE",
                "DCIM\\100MEDIA\\DJI_0001.JPG",
                "hdrpl",
                "cof",
                "oznor_vivi",
                "frontbhdp",
                "sdr_HDRB",
                "vid2",
                "Digital Camera",
                "Created with GIMP",
                "Created with The GIMP",
                "Created with GIMP on a Mac",
                "Created with Adobe Photoshop CS6",
                "Created with Paint.NET 5.0.13",
                "Screenshot",
                "   ",
                "..."
            })
    void whatACameraWritesIsNoDescription(String text) {
        assertThat(of(exif(text))).isEmpty();
    }

    @Test
    void wordsThatContainThemAreADescription() {
        assertThat(of(exif("A screenshot of the editor"))).isPresent();
        assertThat(of(exif("Hdr of the coast"))).isPresent();
        assertThat(of(exif("HDR panorama of the Grand Canyon"))).isPresent();
        assertThat(of(exif("Mon amour"))).isPresent();
        assertThat(of(exif("The coffee bar"))).isPresent();
        assertThat(of(exif("Created with love by Ana"))).isPresent();
        assertThat(of(exif("Created with canvas and oil"))).isPresent();
        assertThat(of(exif("Created with Photoshop by Ana"))).isPresent();
        assertThat(of(exif("A picture of my digital camera"))).isPresent();
    }

    private static Optional<String> of(byte[] segment) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        file.writeBytes(segment);
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return ImageDescription.of(ImageInput.of("a.jpg", file.toByteArray()));
    }

    private static byte[] exif(String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer block = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + bytes.length);
        block.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        block.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        block.putShort((short) 0x010E).putShort((short) 2).putInt(bytes.length);
        block.putInt(8 + 2 + 12 + 4).putInt(0).put(bytes);
        return segment(APP1, block.array());
    }

    private static byte[] segment(int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(4 + content.length);
        segment.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
        return segment.put(content).array();
    }
}
