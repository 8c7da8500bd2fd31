package io.dropsize.image.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageInput;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Texts and profiles of a PNG may be compressed, and decompress to a thousand times their size. */
class PngTextLimitsTest {
    private static final int MB = 1 << 20;
    private static final String CREDIT =
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                    + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                    + " rdf:about='' xmlns:tiff='http://ns.adobe.com/tiff/1.0/'"
                    + " tiff:Copyright='J\u00f6rg'/></rdf:RDF></x:xmpmeta>";

    /** 390 KB took fourteen seconds and 1.5 GB. */
    @Test
    void whatUnpacksToMoreThanAnyPacketIsNotRead() {
        assertThat(credit(packedXmp(1))).contains("J\u00f6rg");
        assertThat(credit(packedXmp(17 * MB))).isEmpty();
    }

    @Test
    void manyLargePacketsAreReadNoFurtherThanOneIsWorth() {
        byte[][] chunks = new byte[9][];
        Arrays.fill(chunks, packedXmp(15 * MB));
        byte[] file = with(chunks);

        assertThat(PngTextLimits.withoutHuge(file).length)
                .isBetween(file.length - 6 * chunks[0].length, file.length - 4 * chunks[0].length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iCCP"})
    void packedTextsAndProfilesAreTreatedAlike(String name) {
        byte[] small = PngChunks.chunk(name, packed("Comment\0\0", new byte[MB]));
        byte[] huge = PngChunks.chunk(name, packed("Comment\0\0", new byte[17 * MB]));
        byte[] unnamed = PngChunks.chunk(name, packed("C".repeat(90) + "\0\0", new byte[9]));

        assertThat(PngTextLimits.withoutHuge(with(small))).isEqualTo(with(small));
        assertThat(PngTextLimits.withoutHuge(with(small, huge, unnamed))).isEqualTo(with(small));
    }

    @Test
    void whatIsNotPackedOrCutOffStaysAsItIs() {
        byte[] plain = PngChunks.chunk("iTXt", "Comment\0\0\0\0\0text".getBytes(ascii()));
        byte[] file = with(plain, PngChunks.chunk("tEXt", "Comment\0text".getBytes(ascii())));
        byte[] cutOff = Arrays.copyOf(file, file.length / 2);
        byte[] jpeg = Drawn.jpeg(Drawn.photo(8, 8));

        assertThat(PngTextLimits.withoutHuge(file)).isSameAs(file);
        assertThat(PngTextLimits.withoutHuge(cutOff)).isSameAs(cutOff);
        assertThat(PngTextLimits.withoutHuge(jpeg)).isSameAs(jpeg);
    }

    private static String credit(byte[] chunk) {
        var metadata = SourceMetadata.of(ImageInput.of("a.png", with(chunk))).metadata();
        return Attribution.COPYRIGHT.of(metadata).orElse("");
    }

    private static byte[] packedXmp(int padding) {
        byte[] packet = CREDIT.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(packet, packet.length + padding);
        Arrays.fill(padded, packet.length, padded.length, (byte) ' ');
        return PngChunks.chunk("iTXt", packed("XML:com.adobe.xmp\0\1\0\0\0", padded));
    }

    private static byte[] packed(String head, byte[] data) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(ascii()));
        try (var packer = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            packer.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Charset ascii() {
        return StandardCharsets.US_ASCII;
    }

    /** The chunks immediately after the header. */
    private static byte[] with(byte[]... chunks) {
        byte[] png = Drawn.coded(Drawn.photo(8, 8), "png");
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }
}
