package io.dropsize.image.metadata;

import com.adobe.internal.xmp.XMPConst;

import java.util.List;
import java.util.Map;

/**
 * The XMP properties that may be copied, by namespace: author, content and rights of the picture.
 * Excludes its location, equipment and original file, and properties of pixels, which have changed.
 */
final class XmpAllowlist {
    static final String DC = XMPConst.NS_DC;
    static final String PHOTOSHOP = XMPConst.NS_PHOTOSHOP;

    static final Map<String, List<String>> PROPERTIES =
            Map.of(
                    DC,
                    List.of(
                            "contributor",
                            "creator",
                            "description",
                            "language",
                            "publisher",
                            "rights",
                            "subject",
                            "title"),
                    PHOTOSHOP,
                    List.of(
                            "AuthorsPosition",
                            "CaptionWriter",
                            "Category",
                            "Credit",
                            "DateCreated",
                            "Headline",
                            "Instructions",
                            "Source",
                            "SupplementalCategories",
                            "Urgency"),
                    XMPConst.NS_XMP,
                    List.of("CreateDate", "CreatorTool", "Label", "ModifyDate", "Rating"),
                    XMPConst.NS_XMP_RIGHTS,
                    List.of("Marked", "Owner", "UsageTerms", "WebStatement"),
                    XMPConst.NS_IPTCCORE,
                    List.of(
                            "AltTextAccessibility",
                            "ExtDescrAccessibility",
                            "IntellectualGenre",
                            "Scene",
                            "SubjectCode"),
                    XMPConst.NS_IPTCEXT,
                    List.of("DigitalSourceType", "Event", "PersonInImage"));

    private XmpAllowlist() {}
}
