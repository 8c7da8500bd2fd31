package io.dropsize.image.isolation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a decoder in a child process, with the same Java runtime and the same
 * classes.
 */
final class DecoderCommand {
    private static final Logger LOG = LoggerFactory.getLogger(DecoderCommand.class);
    private static final String LOGS = "dropsize.logs";
    private static final String LIBHEIF = "dropsize.libheif";
    private static final long MAX_LOG_BYTES = 1 << 20;

    private DecoderCommand() {}

    /**
     * @param decoder the name of its class
     */
    static ProcessBuilder of(String decoder) {
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String java = windows ? "java.exe" : "java";
        command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
        // The parent handles signals: the child ends when its input does.
        command.addAll(
                List.of(
                        "-Xrs",
                        "-XX:+UseSerialGC",
                        "-Xms8m",
                        "-Xmx1g",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:CompressedClassSpaceSize=64m",
                        "-XX:-UsePerfData",
                        "-XX:-CreateCoredumpOnCrash",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED"));
        if (System.getProperty(LIBHEIF) != null) {
            command.add("-D" + LIBHEIF + "=" + System.getProperty(LIBHEIF));
        }
        ProcessBuilder builder = new ProcessBuilder();
        String logs = System.getProperty(LOGS);
        if (logs == null) {
            command.add("-XX:+SuppressFatalErrorMessage");
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        } else {
            command.add("-XX:ErrorFile=" + Path.of(logs, "decoder-crash.log"));
            builder.redirectError(log(Path.of(logs)));
        }
        command.addAll(List.of("-cp", classes, DecoderMain.class.getName(), decoder));
        // Each arena of the C library reserves address space, which is limited.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder.command(command);
    }

    /**
     * The file for stderr, where decoders report broken files. Readable only by its owner, because
     * it may contain file names.
     */
    private static ProcessBuilder.Redirect log(Path logs) {
        Path log = logs.resolve("decoder.log");
        try {
            Files.createDirectories(logs);
            if (!Files.exists(log) || Files.size(log) > MAX_LOG_BYTES) {
                Files.deleteIfExists(log);
                Files.createFile(log);
                if (log.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(
                            log, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (FileAlreadyExistsException _) {
            // Another child has created it at the same time.
        } catch (IOException e) {
            LOG.warn("the messages of a decoder are not kept", e);
            return ProcessBuilder.Redirect.DISCARD;
        }
        return ProcessBuilder.Redirect.appendTo(log.toFile());
    }
}
