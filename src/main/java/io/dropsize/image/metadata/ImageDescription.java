package io.dropsize.image.metadata;

import io.dropsize.image.ImageInput;

import java.util.Optional;
import java.util.regex.Pattern;

/** The description of a picture that a person has written into its metadata. */
public final class ImageDescription {
    /** Longer texts are articles, not descriptions of a picture. */
    private static final int MAX_LENGTH = 1000;

    /** Cameras and programs fill the field with their own name or with scene modes. */
    private static final Pattern OF_DEVICE =
            Pattern.compile(
                    "(?:[\\w ]*(?:digital camera|camera pictures?)"
                            + "|sony dsc|exif_jpeg_picture|dcim[\\\\/].*"
                            + "|screenshot|untitled|default|created with .*"
                            + "|(?:cof|dav|edf|fbt|hdr|hdrpl|jpg|maker|mde|nor|oznor|ptr|rhdr"
                            + "|rpt|sdr|tme|vid|wdr)(?:[_ ].*)?"
                            + "|\\p{Punct}*|\\d*)",
                    Pattern.CASE_INSENSITIVE);

    private ImageDescription() {}

    /** One line of text; empty if there is none, or only one that the camera has written. */
    public static Optional<String> of(ImageInput source) {
        return Attribution.DESCRIPTION
                .of(SourceMetadata.of(source).metadata())
                .map(text -> text.replaceAll("[\\p{Cntrl}\\s\\uFFFD]+", " ").strip())
                .filter(text -> text.length() <= MAX_LENGTH && !OF_DEVICE.matcher(text).matches());
    }
}
