package io.dropsize.image.container;

/** An error that libheif reports. */
public final class HeifException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int INVALID_INPUT = 2;
    private static final int UNSUPPORTED_FILE_TYPE = 3;
    private static final int UNSUPPORTED_FEATURE = 4;
    private static final int USAGE = 5;
    private static final int MEMORY = 6;

    private final int code;

    public HeifException(int code, int subcode, String message) {
        super(message + " (" + code + "/" + subcode + ")");
        this.code = code;
    }

    /** Returns an error like libheif's, for invalid files that it does not detect. */
    public static HeifException damaged(String how) {
        return new HeifException(INVALID_INPUT, 0, how);
    }

    /** Returns an error like libheif's, for files with unsupported features. */
    public static HeifException unsupported(String what) {
        return new HeifException(UNSUPPORTED_FEATURE, 0, what);
    }

    /**
     * Returns whether the picture may be valid but uses a feature that the library, or a codec,
     * doesn't support.
     */
    public boolean isUnsupported() {
        return code == UNSUPPORTED_FILE_TYPE || code == UNSUPPORTED_FEATURE;
    }

    /** Returns whether the picture exceeds the library's own limits, or the available memory. */
    public boolean isTooLarge() {
        return code == MEMORY;
    }

    /** Returns whether the library lacks the requested feature. */
    public boolean isUsage() {
        return code == USAGE;
    }
}
