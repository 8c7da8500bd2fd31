package io.dropsize.image.metadata;

import static com.drew.metadata.exif.ExifDirectoryBase.*;

import com.drew.metadata.Directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The EXIF tags that may be copied, each with its valid values. All other tags and values are
 * dropped: a blocklist would miss the tags of future cameras, and a tag with arbitrary bytes could
 * contain anything.
 */
final class ExifAllowlist {
    private static final int LONGEST_TEXT = 128;
    private static final int BYTE_MAX = 0xFF;
    private static final int SHORT_MAX = 0xFFFF;
    private static final int MAX_SENSITIVITY = 10_000_000;
    private static final int MAX_RESOLUTION = 1_000_000;
    private static final int MAX_SECONDS = 100_000;
    private static final int MAX_METRES = 10_000;
    private static final int MAX_MILLIMETRES = 20_000;
    private static final int MAX_APEX = 100;
    private static final int LENS_VALUES = 4;

    private static final String DATE = "\\d{4}[:/-]\\d{2}[:/-]\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}";
    private static final String ZONE = "Z|[+-]\\d{2}:\\d{2}";
    private static final String FRACTION = "\\d{1,9}";
    private static final String VERSION = "0[0-9]{3}";

    private static final Map<Integer, ExifRule> RULES = rules();

    private ExifAllowlist() {}

    /** The allowed tags of this directory. */
    static void copy(Directory from, Target to) {
        RULES.forEach(
                (tag, rule) -> {
                    if (from.containsTag(tag)) {
                        to.add(tag, rule.type(), rule.value(from, tag));
                    }
                });
    }

    /** Returns whether a directory may have this tag with its current value. */
    static boolean allows(Directory directory, int tag) {
        ExifRule rule = RULES.get(tag);
        return rule != null && rule.value(directory, tag).length > 0;
    }

    /** Receives allowed tags. */
    @FunctionalInterface
    interface Target {
        /**
         * @param value empty if it is not allowed
         */
        void add(int tag, ExifType type, byte[] value);
    }

    private static Map<Integer, ExifRule> rules() {
        var rules = new HashMap<Integer, ExifRule>();
        put(
                rules,
                ExifRule.text(".{1," + LONGEST_TEXT + "}"),
                TAG_MAKE,
                TAG_MODEL,
                TAG_SOFTWARE,
                TAG_LENS_MAKE,
                TAG_LENS_MODEL);
        put(
                rules,
                ExifRule.text(DATE),
                TAG_DATETIME,
                TAG_DATETIME_ORIGINAL,
                TAG_DATETIME_DIGITIZED);
        put(
                rules,
                ExifRule.text(ZONE),
                TAG_TIME_ZONE,
                TAG_TIME_ZONE_ORIGINAL,
                TAG_TIME_ZONE_DIGITIZED);
        put(
                rules,
                ExifRule.text(FRACTION),
                TAG_SUBSECOND_TIME,
                TAG_SUBSECOND_TIME_ORIGINAL,
                TAG_SUBSECOND_TIME_DIGITIZED);
        putNumbers(rules);
        putRationals(rules);
        put(rules, ExifRule.bytes(VERSION), TAG_EXIF_VERSION, TAG_FLASHPIX_VERSION);
        put(rules, ExifRule.bytes("[\\x00-\\x06]{4}"), TAG_COMPONENTS_CONFIGURATION);
        put(rules, ExifRule.bytes("[\\x00-\\x03]"), TAG_FILE_SOURCE, TAG_SCENE_TYPE);
        return Map.copyOf(rules);
    }

    private static void putNumbers(Map<Integer, ExifRule> rules) {
        put(
                rules,
                ExifRule.number(ExifType.SHORT, BYTE_MAX),
                TAG_RESOLUTION_UNIT,
                TAG_RATING,
                TAG_EXPOSURE_PROGRAM,
                TAG_SENSITIVITY_TYPE,
                TAG_METERING_MODE,
                TAG_WHITE_BALANCE,
                TAG_FLASH,
                TAG_FOCAL_PLANE_RESOLUTION_UNIT,
                TAG_SENSING_METHOD,
                TAG_CUSTOM_RENDERED,
                TAG_EXPOSURE_MODE,
                TAG_WHITE_BALANCE_MODE,
                TAG_SCENE_CAPTURE_TYPE,
                TAG_GAIN_CONTROL,
                TAG_CONTRAST,
                TAG_SATURATION,
                TAG_SHARPNESS,
                TAG_SUBJECT_DISTANCE_RANGE);
        put(
                rules,
                ExifRule.number(ExifType.SHORT, SHORT_MAX),
                TAG_ISO_EQUIVALENT,
                TAG_35MM_FILM_EQUIV_FOCAL_LENGTH);
        put(
                rules,
                ExifRule.number(ExifType.LONG, MAX_SENSITIVITY),
                TAG_STANDARD_OUTPUT_SENSITIVITY,
                TAG_RECOMMENDED_EXPOSURE_INDEX,
                TAG_ISO_SPEED);
    }

    private static void putRationals(Map<Integer, ExifRule> rules) {
        put(
                rules,
                ExifRule.rational(MAX_RESOLUTION),
                TAG_X_RESOLUTION,
                TAG_Y_RESOLUTION,
                TAG_FOCAL_PLANE_X_RESOLUTION,
                TAG_FOCAL_PLANE_Y_RESOLUTION,
                TAG_EXPOSURE_INDEX,
                TAG_FLASH_ENERGY);
        put(rules, ExifRule.rational(MAX_SECONDS), TAG_EXPOSURE_TIME);
        put(rules, ExifRule.rational(MAX_METRES), TAG_SUBJECT_DISTANCE);
        put(rules, ExifRule.rational(MAX_MILLIMETRES), TAG_FOCAL_LENGTH);
        put(
                rules,
                ExifRule.rational(MAX_APEX),
                TAG_COMPRESSED_AVERAGE_BITS_PER_PIXEL,
                TAG_APERTURE,
                TAG_MAX_APERTURE,
                TAG_DIGITAL_ZOOM_RATIO,
                TAG_GAMMA);
        put(rules, ExifRule.rational(10 * MAX_APEX), TAG_FNUMBER);
        put(rules, ExifRule.rationals(MAX_MILLIMETRES, LENS_VALUES), TAG_LENS_SPECIFICATION);
        put(
                rules,
                ExifRule.signedRational(MAX_APEX),
                TAG_SHUTTER_SPEED,
                TAG_BRIGHTNESS_VALUE,
                TAG_EXPOSURE_BIAS);
    }

    private static void put(Map<Integer, ExifRule> rules, ExifRule rule, Integer... tags) {
        List.of(tags).forEach(tag -> rules.put(tag, rule));
    }
}
