package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.HeifMetadata;
import io.dropsize.image.metadata.PrivacyCheck;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.ExifEmbedder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

class XmpAndIptcTest {
    private static final String XMP =
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="uuid:SECRET-ABOUT"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:exif="http://ns.adobe.com/exif/1.0/"
                xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
                xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
                xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
                xmlns:maker="http://maker.example.com/1.0/"
                exif:GPSLatitude="48,8.25N" exif:GPSLongitude="11,34.5E"
                aux:SerialNumber="SECRET-SERIAL" tiff:Orientation="6"
                xmpMM:DocumentID="SECRET-ID" photoshop:City="SECRET-CITY"
                photoshop:Headline="Boats &amp; gulls" xmp:Rating="4"
                maker:Note="SECRET-NOTE">
               <dc:title><rdf:Alt>
                 <rdf:li xml:lang="x-default">Harbour</rdf:li>
                 <rdf:li xml:lang="de">Hafen \u00e4</rdf:li></rdf:Alt></dc:title>
               <dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li>dawn</rdf:li></rdf:Bag></dc:subject>
               <dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>
               <xmp:Thumbnails><rdf:Alt><rdf:li>SECRET-SMALL</rdf:li></rdf:Alt></xmp:Thumbnails>
               <xmpMM:History><rdf:Seq><rdf:li>SECRET-PAST</rdf:li></rdf:Seq></xmpMM:History>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            """;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP", "AVIF"})
    void keepsXmpButNeitherPlacesNorSerialNumbersNorWhereTheFileCameFrom(ImageFormat format)
            throws Exception {
        EncodedImage out = rendered(format, MetadataPolicy.KEEP_ALL_BUT_LOCATION);

        assertThat(xmp(out))
                .containsEntry("photoshop:Headline", "Boats & gulls")
                .containsEntry("xmp:Rating", "4")
                .containsEntry("dc:title[1]", "Harbour")
                .containsEntry("dc:title[2]", "Hafen \u00e4")
                .containsEntry("dc:subject[2]", "dawn")
                .containsEntry("dc:creator[1]", "Ann")
                .containsEntry("dc:creator[2]", "Bo");
        assertThat(xmp(out).keySet())
                .noneMatch(name -> name.matches("(?i).*(gps|serial|thumb|history|orient|city).*"));
        assertThat(new String(out.bytes(), StandardCharsets.UTF_8)).doesNotContain("SECRET");
        assertThat(engine.probe(ImageInput.of("out", out.bytes())).width()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP", "AVIF"})
    void whatOnlyIptcSaysIsInXmpOfEveryFormat(ImageFormat format) throws Exception {
        EncodedImage out = rendered(format, MetadataPolicy.KEEP_ALL_BUT_LOCATION);

        assertThat(xmp(out))
                .containsEntry("photoshop:Credit", "J\u00f6rg's agency")
                .containsEntry("dc:rights[1]", "(c) J\u00f6rg");
    }

    @Test
    void jpegKeepsIptcWithoutPlaces() throws Exception {
        EncodedImage out = rendered(ImageFormat.JPEG, MetadataPolicy.KEEP_ALL_BUT_LOCATION);

        IptcDirectory iptc =
                Objects.requireNonNull(read(out).getFirstDirectoryOfType(IptcDirectory.class));
        assertThat(iptc.getString(IptcDirectory.TAG_CREDIT)).isEqualTo("J\u00f6rg's agency");
        assertThat(iptc.getKeywords()).containsExactly("sea", "dawn");
        assertThat(iptc.containsTag(IptcDirectory.TAG_CITY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"REMOVE_ALL", "KEEP_COPYRIGHT"})
    void otherPoliciesKeepNoXmpAndNoIptc(MetadataPolicy policy) throws Exception {
        Metadata metadata = read(rendered(ImageFormat.JPEG, policy));

        assertThat(metadata.containsDirectoryOfType(XmpDirectory.class)).isFalse();
        assertThat(metadata.containsDirectoryOfType(IptcDirectory.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exif:GPSLatitude='48,8.25N'",
                "aux:SerialNumber='1'",
                "xmpMM:DocumentID='1'",
                "photoshop:City='Munich'",
                "photoshop:State='Bavaria'"
            })
    void anXmpSecretThatSlippedInIsFound(String secret) {
        var xmp =
                """
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                  <rdf:Description rdf:about=""
                    xmlns:exif="http://ns.adobe.com/exif/1.0/"
                    xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
                    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
                    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
                    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
                    %s/>
                 </rdf:RDF>
                </x:xmpmeta>
                """;
        var harmless = xmp.formatted("xmpRights:WebStatement='https://example.com'");

        assertThatCode(
                        () ->
                                PrivacyCheck.require(
                                        with(harmless), MetadataPolicy.KEEP_ALL_BUT_LOCATION))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(
                        () ->
                                PrivacyCheck.require(
                                        with(xmp.formatted(secret)),
                                        MetadataPolicy.KEEP_ALL_BUT_LOCATION))
                .matches(e -> e.kind() == ErrorKind.INTERNAL);
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(
                        () -> PrivacyCheck.require(with(harmless), MetadataPolicy.KEEP_COPYRIGHT));
    }

    @Test
    void anXmpSecretThatSlippedIntoAnAvifIsFound() {
        DrawnAvif.require();
        EncodedImage clean = rendered(ImageFormat.AVIF, MetadataPolicy.KEEP_ALL_BUT_LOCATION);
        byte[] place =
                new String(clean.bytes(), StandardCharsets.ISO_8859_1)
                        .replace("photoshop:Headline=", "photoshop:Location=")
                        .getBytes(StandardCharsets.ISO_8859_1);
        var leaky = new EncodedImage(place, ImageFormat.AVIF, 20, 15);

        assertThat(place).isNotEqualTo(clean.bytes());
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> PrivacyCheck.require(leaky, MetadataPolicy.KEEP_ALL_BUT_LOCATION))
                .matches(e -> e.kind() == ErrorKind.INTERNAL);
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> PrivacyCheck.require(clean, MetadataPolicy.KEEP_COPYRIGHT))
                .matches(e -> e.kind() == ErrorKind.INTERNAL);
    }

    @Test
    void takesTheXmpOfAnAvif() throws Exception {
        DrawnAvif.require();
        EncodedImage avif = rendered(ImageFormat.AVIF, MetadataPolicy.KEEP_ALL_BUT_LOCATION);

        EncodedImage out =
                engine.render(
                        ImageInput.of("photo.avif", avif.bytes()),
                        spec(ImageFormat.JPEG, MetadataPolicy.KEEP_ALL_BUT_LOCATION));

        assertThat(xmp(out)).containsEntry("photoshop:Headline", "Boats & gulls");
    }

    @Test
    void aPlaceInIptcThatSlippedInIsFound() {
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(
                        () ->
                                PrivacyCheck.require(
                                        ExifEmbedder.embedIptc(plain(), iptc()),
                                        MetadataPolicy.KEEP_ALL_BUT_LOCATION))
                .matches(e -> e.kind() == ErrorKind.INTERNAL);
    }

    @Test
    void invalidXmpIsIgnored() {
        EncodedImage source = with("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>");

        EncodedImage out =
                engine.render(
                        ImageInput.of("a.jpg", source.bytes()),
                        spec(ImageFormat.JPEG, MetadataPolicy.KEEP_ALL_BUT_LOCATION));

        assertThat(out.width()).isEqualTo(20);
    }

    private EncodedImage rendered(ImageFormat format, MetadataPolicy policy) {
        if (format == ImageFormat.AVIF) {
            DrawnAvif.require();
        }
        EncodedImage source = ExifEmbedder.embed(with(XMP), DrawnExif.upright());
        EncodedImage full = ExifEmbedder.embedIptc(source, iptc());
        return engine.render(ImageInput.of("photo.jpg", full.bytes()), spec(format, policy));
    }

    private static RenderSpec spec(ImageFormat format, MetadataPolicy policy) {
        return new RenderSpec(20, 15, false, format, 80, policy);
    }

    private static EncodedImage with(String xmp) {
        return ExifEmbedder.embedXmp(plain(), xmp.getBytes(StandardCharsets.UTF_8));
    }

    private static EncodedImage plain() {
        return new EncodedImage(Drawn.jpeg(Drawn.photo(40, 30)), ImageFormat.JPEG, 40, 30);
    }

    private static byte[] iptc() {
        var fields = new ByteArrayOutputStream();
        fields.writeBytes(new byte[] {0x1C, 1, 90, 0, 3, 0x1B, '%', 'G'});
        field(fields, 90, "SECRET-TOWN");
        field(fields, 110, "J\u00f6rg's agency");
        field(fields, 116, "(c) J\u00f6rg");
        field(fields, 25, "sea");
        field(fields, 25, "dawn");
        var resource = new ByteArrayOutputStream();
        resource.writeBytes("8BIM".getBytes(StandardCharsets.US_ASCII));
        resource.writeBytes(new byte[] {4, 4, 0, 0, 0, 0, 0, (byte) fields.size()});
        resource.writeBytes(fields.toByteArray());
        if (fields.size() % 2 != 0) {
            resource.write(0);
        }
        return resource.toByteArray();
    }

    private static void field(ByteArrayOutputStream fields, int tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        fields.writeBytes(new byte[] {0x1C, 2, (byte) tag, 0, (byte) bytes.length});
        fields.writeBytes(bytes);
    }

    private static Map<String, String> xmp(EncodedImage image) throws Exception {
        var all = new TreeMap<String, String>();
        Metadata metadata = read(image);
        HeifMetadata.xmp(image.bytes())
                .forEach(packet -> new XmpReader().extract(packet, metadata));
        for (XmpDirectory directory : metadata.getDirectoriesOfType(XmpDirectory.class)) {
            all.putAll(directory.getXmpProperties());
        }
        return all;
    }

    private static Metadata read(EncodedImage image) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(image.bytes()));
    }
}
