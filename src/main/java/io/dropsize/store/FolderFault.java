package io.dropsize.store;

import io.dropsize.error.ErrorKind;

import java.util.Arrays;
import java.util.Optional;

/**
 * The S3 error codes with which the server behind "This computer" reports faults of its folder. The
 * error's message is the folder, or the file that can't be read. S3 has no such codes.
 */
public enum FolderFault {
    DISK_FULL("DropsizeDiskFull", ErrorKind.DISK_FULL),
    CANNOT_WRITE("DropsizeCannotWrite", ErrorKind.CANNOT_WRITE),
    CANNOT_READ("DropsizeCannotRead", ErrorKind.FILE_UNREADABLE);

    private final String code;
    private final ErrorKind kind;

    FolderFault(String code, ErrorKind kind) {
        this.code = code;
        this.kind = kind;
    }

    public String code() {
        return code;
    }

    public ErrorKind kind() {
        return kind;
    }

    public static Optional<FolderFault> ofCode(String code) {
        return Arrays.stream(values()).filter(fault -> fault.code.equals(code)).findFirst();
    }
}
