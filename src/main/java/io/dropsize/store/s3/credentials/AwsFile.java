package io.dropsize.store.s3.credentials;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.SettingProblem;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.profiles.ProfileFile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file with profiles, read again after each change. */
final class AwsFile {
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    /** UTF-8's byte order mark, which Windows Notepad used to write. */
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final Pattern LINE = Pattern.compile("on line ([0-9]+)");

    private final Path file;
    private final ProfileFile.Type type;
    private @Nullable Read last;

    private record Read(FileTime changed, long bytes, ProfileFile profiles) {}

    AwsFile(Path file, ProfileFile.Type type) {
        this.file = file;
        this.type = type;
    }

    /**
     * Reads the file; empty if it doesn't exist.
     *
     * @throws DropsizeException BAD_SETTING, FILE_UNREADABLE
     */
    synchronized ProfileFile read() {
        if (!Files.isRegularFile(file)) {
            return NO_PROFILES;
        }
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            Read known = last;
            if (known == null
                    || !known.changed().equals(now.lastModifiedTime())
                    || known.bytes() != now.size()) {
                known = new Read(now.lastModifiedTime(), now.size(), profiles());
                last = known;
            }
            return known.profiles();
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, file.toString());
        }
    }

    private ProfileFile profiles() throws IOException {
        byte[] content = Files.readAllBytes(file);
        int start = content.length >= 3 && Arrays.equals(content, 0, 3, BOM, 0, 3) ? 3 : 0;
        try {
            return ProfileFile.builder()
                    .content(new ByteArrayInputStream(content, start, content.length - start))
                    .type(type)
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw unparsable(e);
        }
    }

    private DropsizeException unparsable(RuntimeException e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return line.find()
                ? DropsizeException.setting(
                        SettingProblem.AWS_FILE_LINE_UNPARSABLE, e, file.toString(), line.group(1))
                : DropsizeException.setting(SettingProblem.AWS_FILE_UNPARSABLE, e, file.toString());
    }
}
