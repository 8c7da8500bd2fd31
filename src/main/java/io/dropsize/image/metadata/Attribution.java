package io.dropsize.image.metadata;

import com.drew.lang.KeyValuePair;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Author, copyright and description of a picture, from any kind of metadata. */
public enum Attribution {
    AUTHOR(
            ExifIFD0Directory.TAG_ARTIST,
            IptcDirectory.TAG_BY_LINE,
            List.of("dc:creator", "tiff:Artist"),
            "Author"),
    COPYRIGHT(
            ExifIFD0Directory.TAG_COPYRIGHT,
            IptcDirectory.TAG_COPYRIGHT_NOTICE,
            List.of("dc:rights", "tiff:Copyright"),
            "Copyright"),
    DESCRIPTION(
            ExifIFD0Directory.TAG_IMAGE_DESCRIPTION,
            IptcDirectory.TAG_CAPTION,
            List.of("dc:description", "tiff:ImageDescription"),
            "Description");

    private static final String SEPARATOR = "; ";

    private final int tag;
    private final int iptcTag;
    private final List<String> xmpNames;
    private final String pngName;

    Attribution(int tag, int iptcTag, List<String> xmpNames, String pngName) {
        this.tag = tag;
        this.iptcTag = iptcTag;
        this.xmpNames = xmpNames;
        this.pngName = pngName;
    }

    /** Returns the EXIF tag for it. */
    public int tag() {
        return tag;
    }

    /** Returns the first value found in EXIF, IPTC, XMP and PNG's own texts. */
    public Optional<String> of(Metadata metadata) {
        return directories(metadata, ExifIFD0Directory.class)
                .map(directory -> ExifText.of(directory, tag))
                .filter(Attribution::says)
                .findFirst()
                .or(() -> iptc(metadata))
                .or(() -> xmp(metadata))
                .or(() -> png(metadata));
    }

    private Optional<String> iptc(Metadata metadata) {
        return directories(metadata, IptcDirectory.class)
                .map(directory -> directory.getStringArray(iptcTag))
                .filter(texts -> texts != null)
                .map(texts -> Arrays.stream(texts).collect(Collectors.joining(SEPARATOR)))
                .filter(Attribution::says)
                .findFirst();
    }

    private Optional<String> xmp(Metadata metadata) {
        return directories(metadata, XmpDirectory.class)
                .map(XmpDirectory::getXmpProperties)
                .flatMap(found -> xmpNames.stream().map(name -> xmp(found, name)))
                .filter(Attribution::says)
                .findFirst();
    }

    /** Returns all authors of an XMP property; of texts in several languages, the first. */
    private String xmp(Map<String, String> found, String name) {
        Stream<String> names =
                Stream.concat(
                        Stream.of(name),
                        Stream.iterate(1, i -> i + 1)
                                .map(i -> name + "[" + i + "]")
                                .takeWhile(found::containsKey));
        return names.map(found::get)
                .filter(Attribution::says)
                .limit(this == AUTHOR ? Long.MAX_VALUE : 1)
                .collect(Collectors.joining(SEPARATOR));
    }

    private Optional<String> png(Metadata metadata) {
        return directories(metadata, PngDirectory.class)
                .map(directory -> directory.getObject(PngDirectory.TAG_TEXTUAL_DATA))
                .filter(List.class::isInstance)
                .flatMap(texts -> ((List<?>) texts).stream())
                .filter(KeyValuePair.class::isInstance)
                .map(KeyValuePair.class::cast)
                .filter(text -> text.getKey().equals(pngName))
                .map(text -> text.getValue().toString())
                .filter(Attribution::says)
                .findFirst();
    }

    private static <T extends Directory> Stream<T> directories(Metadata metadata, Class<T> type) {
        return metadata.getDirectoriesOfType(type).stream();
    }

    private static boolean says(String text) {
        return text != null && !text.isBlank();
    }
}
