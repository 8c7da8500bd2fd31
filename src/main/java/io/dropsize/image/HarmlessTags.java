package io.dropsize.image;

import com.drew.metadata.exif.ExifDirectoryBase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The EXIF tags that may stay, with their types. What is not named here does not stay: a list of
 * what is bad would miss what the next camera invents.
 */
final class HarmlessTags {
    private static final List<Integer> TEXTS =
            List.of(
                    ExifDirectoryBase.TAG_MAKE,
                    ExifDirectoryBase.TAG_MODEL,
                    ExifDirectoryBase.TAG_SOFTWARE,
                    ExifDirectoryBase.TAG_DATETIME,
                    ExifDirectoryBase.TAG_LENS_MAKE,
                    ExifDirectoryBase.TAG_LENS_MODEL,
                    ExifDirectoryBase.TAG_SPECTRAL_SENSITIVITY,
                    ExifDirectoryBase.TAG_DATETIME_ORIGINAL,
                    ExifDirectoryBase.TAG_DATETIME_DIGITIZED,
                    ExifDirectoryBase.TAG_TIME_ZONE,
                    ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL,
                    ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED,
                    ExifDirectoryBase.TAG_SUBSECOND_TIME,
                    ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL,
                    ExifDirectoryBase.TAG_SUBSECOND_TIME_DIGITIZED);

    private static final List<Integer> SHORTS =
            List.of(
                    ExifDirectoryBase.TAG_RESOLUTION_UNIT,
                    ExifDirectoryBase.TAG_RATING,
                    ExifDirectoryBase.TAG_EXPOSURE_PROGRAM,
                    ExifDirectoryBase.TAG_ISO_EQUIVALENT,
                    ExifDirectoryBase.TAG_SENSITIVITY_TYPE,
                    ExifDirectoryBase.TAG_METERING_MODE,
                    ExifDirectoryBase.TAG_WHITE_BALANCE,
                    ExifDirectoryBase.TAG_FLASH,
                    ExifDirectoryBase.TAG_FOCAL_PLANE_RESOLUTION_UNIT,
                    ExifDirectoryBase.TAG_SENSING_METHOD,
                    ExifDirectoryBase.TAG_CUSTOM_RENDERED,
                    ExifDirectoryBase.TAG_EXPOSURE_MODE,
                    ExifDirectoryBase.TAG_WHITE_BALANCE_MODE,
                    ExifDirectoryBase.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH,
                    ExifDirectoryBase.TAG_SCENE_CAPTURE_TYPE,
                    ExifDirectoryBase.TAG_GAIN_CONTROL,
                    ExifDirectoryBase.TAG_CONTRAST,
                    ExifDirectoryBase.TAG_SATURATION,
                    ExifDirectoryBase.TAG_SHARPNESS,
                    ExifDirectoryBase.TAG_SUBJECT_DISTANCE_RANGE);

    private static final List<Integer> LONGS =
            List.of(
                    ExifDirectoryBase.TAG_STANDARD_OUTPUT_SENSITIVITY,
                    ExifDirectoryBase.TAG_RECOMMENDED_EXPOSURE_INDEX,
                    ExifDirectoryBase.TAG_ISO_SPEED);

    private static final List<Integer> RATIONALS =
            List.of(
                    ExifDirectoryBase.TAG_X_RESOLUTION,
                    ExifDirectoryBase.TAG_Y_RESOLUTION,
                    ExifDirectoryBase.TAG_EXPOSURE_TIME,
                    ExifDirectoryBase.TAG_FNUMBER,
                    ExifDirectoryBase.TAG_COMPRESSED_AVERAGE_BITS_PER_PIXEL,
                    ExifDirectoryBase.TAG_APERTURE,
                    ExifDirectoryBase.TAG_MAX_APERTURE,
                    ExifDirectoryBase.TAG_SUBJECT_DISTANCE,
                    ExifDirectoryBase.TAG_FOCAL_LENGTH,
                    ExifDirectoryBase.TAG_FLASH_ENERGY,
                    ExifDirectoryBase.TAG_FOCAL_PLANE_X_RESOLUTION,
                    ExifDirectoryBase.TAG_FOCAL_PLANE_Y_RESOLUTION,
                    ExifDirectoryBase.TAG_EXPOSURE_INDEX,
                    ExifDirectoryBase.TAG_DIGITAL_ZOOM_RATIO,
                    ExifDirectoryBase.TAG_LENS_SPECIFICATION,
                    ExifDirectoryBase.TAG_GAMMA);

    private static final List<Integer> SIGNED_RATIONALS =
            List.of(
                    ExifDirectoryBase.TAG_SHUTTER_SPEED,
                    ExifDirectoryBase.TAG_BRIGHTNESS_VALUE,
                    ExifDirectoryBase.TAG_EXPOSURE_BIAS);

    private static final List<Integer> UNDEFINED =
            List.of(
                    ExifDirectoryBase.TAG_EXIF_VERSION,
                    ExifDirectoryBase.TAG_COMPONENTS_CONFIGURATION,
                    ExifDirectoryBase.TAG_FLASHPIX_VERSION,
                    ExifDirectoryBase.TAG_FILE_SOURCE,
                    ExifDirectoryBase.TAG_SCENE_TYPE);

    /** Tag to type. */
    static final Map<Integer, ExifType> TYPES = types();

    private HarmlessTags() {}

    private static Map<Integer, ExifType> types() {
        var types = new HashMap<Integer, ExifType>();
        TEXTS.forEach(tag -> types.put(tag, ExifType.ASCII));
        SHORTS.forEach(tag -> types.put(tag, ExifType.SHORT));
        LONGS.forEach(tag -> types.put(tag, ExifType.LONG));
        RATIONALS.forEach(tag -> types.put(tag, ExifType.RATIONAL));
        SIGNED_RATIONALS.forEach(tag -> types.put(tag, ExifType.SIGNED_RATIONAL));
        UNDEFINED.forEach(tag -> types.put(tag, ExifType.UNDEFINED));
        return Map.copyOf(types);
    }
}
