package io.dropsize.error;

/**
 * What is wrong with a setting, as the first value of a {@link ErrorKind#BAD_SETTING}. The sentence
 * is {@code BAD_SETTING.} and the name in {@code i18n/errors.properties}.
 */
public enum SettingProblem {
    /** A preset without a name. Values: none. */
    PRESET_NAME_MISSING,
    /** Values: the side in pixels, then the maximum. */
    SIDE_OUT_OF_RANGE,
    /** Values: the percentage, then the maximum. */
    PERCENTAGE_OUT_OF_RANGE,
    /** Values: the quality. */
    QUALITY_OUT_OF_RANGE,
    /** A copy with a maximum of less than 1 byte. Values: none. */
    FILE_SIZE_OUT_OF_RANGE,
    /** Values: the similarity score. */
    SCORE_OUT_OF_RANGE,
    /** An unknown kind of size. Values: the kind. */
    SIZE_KIND_UNKNOWN,
    /** An unknown kind of credentials. Values: the kind. */
    CREDENTIALS_KIND_UNKNOWN,
    /** A text that is not a preset. Values: the text. */
    PRESET_UNREADABLE,
    /** Values: the field. */
    VALUE_MISSING,
    /** A field of a named element is missing. Values: the field, then the element's name. */
    ELEMENT_VALUE_MISSING,
    /** Values: the field, then its value. */
    VALUE_INVALID,
    /** Values: the field, its value, then the name of the element that has the field. */
    ELEMENT_VALUE_INVALID,
    /** A text that is not JSON. Values: where it comes from. */
    TEXT_UNPARSABLE,
    /** A settings file that is not JSON. Values: the file. */
    SETTINGS_UNPARSABLE,
    /** A settings file that is no JSON from a known line on. Values: the file, then the line. */
    SETTINGS_LINE_UNPARSABLE,
    /** An address for updates that is not used. Values: the address, then its variable. */
    UPDATE_ADDRESS_UNSAFE,
    /** A signed link with a lifetime that services don't allow. Values: none. */
    SIGNED_LINK_LIFETIME,
    /** An AWS file that can't be parsed. Values: the file. */
    AWS_FILE_UNPARSABLE,
    /** An AWS file that is invalid at a known line. Values: the file, then the line. */
    AWS_FILE_LINE_UNPARSABLE,
    /** A key that is too long for the service. Values: none. */
    KEY_TOO_LONG,
    /** A service that takes the bucket from the host only. Values: none. */
    BUCKET_NOT_IN_HOST
}
