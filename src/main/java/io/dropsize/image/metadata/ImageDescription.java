package io.dropsize.image.metadata;

import io.dropsize.image.ImageInput;

import java.util.Optional;
import java.util.regex.Pattern;

/** The description of a picture that a person has written into its metadata. */
public final class ImageDescription {
    /** Longer texts are articles, not descriptions of a picture. */
    private static final int MAX_LENGTH = 1000;

    /**
     * The scene codes of Huawei's and Honor's cameras, most of them from the list of unwanted
     * descriptions in PhotoPrism's internal/meta/sanitize.go. Suffixes follow an underscore.
     */
    private static final String SCENE =
            "(?:btf|btfhdr|btfmdn|cof|dav|edf|fbt|frem|frontbhdp|hdr|hdrpl|jpg|maker|mde|nor|oznor"
                    + "|oznorwo|ptr|qrf|rhdr|rpt|sdr|tme|vid|wdr)(?:_.*|\\d*)";

    private static final String PROGRAM =
            "created with (?:the )?(?:gimp(?: on a mac)?|imagej|inkscape"
                    + "|(?:adobe )?(?:photoshop|illustrator|imageready)(?: cs| cc| elements)?|krita|mypaint|nokia smart cam|paint\\.net)[\\d. ]*";

    /** Cameras and programs fill the field with their own name or with scene modes. */
    private static final Pattern OF_DEVICE =
            Pattern.compile(
                    "(?:(?-i:[A-Z0-9 ]*(?:DIGITAL CAMERA|CAMERA PICTURES?))"
                            + "|digital camera|sony dsc|exif_jpeg_picture|dcim[\\\\/].*"
                            + "|screenshot|untitled|default|\\p{Punct}*|\\d*|"
                            + (PROGRAM + "|" + SCENE + ")"),
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
