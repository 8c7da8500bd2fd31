package io.dropsize.image.container;

/** What libheif says has gone wrong. */
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

    /** What libheif would say of a file that is broken in a way it does not look for. */
    public static HeifException damaged(String how) {
        return new HeifException(INVALID_INPUT, 0, how);
    }

    /** What libheif says of a file that uses what it can't do. */
    public static HeifException unsupported(String what) {
        return new HeifException(UNSUPPORTED_FEATURE, 0, what);
    }

    /** A picture may be whole and use what the library, or a codec it needs, can't do. */
    public boolean isUnsupported() {
        return code == UNSUPPORTED_FILE_TYPE || code == UNSUPPORTED_FEATURE;
    }

    /** Larger than the library's own limits, or than the memory there is. */
    public boolean isTooLarge() {
        return code == MEMORY;
    }

    /** The library was asked for something it doesn't have. */
    public boolean isUsage() {
        return code == USAGE;
    }
}
