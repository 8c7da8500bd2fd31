package io.dropsize.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sources that are no files, such as what was on the clipboard, kept until they are uploaded. */
final class KeptBytes {
    private static final Logger LOG = LoggerFactory.getLogger(KeptBytes.class);

    private final Path folder;

    /** Those of this run; whoever kept them may still be writing down whose they are. */
    private final Set<String> fresh = ConcurrentHashMap.newKeySet();

    KeptBytes(Path folder) {
        this.folder = folder;
    }

    /** Keeps them; they would survive a power cut when it returns. */
    String keep(byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        String name = UUID.randomUUID().toString();
        fresh.add(name);
        try (FileChannel file =
                FileChannel.open(
                        folder.resolve(name),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            file.force(true);
        } catch (IOException e) {
            forget(name);
            throw e;
        }
        return name;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", name, e.toString());
        }
    }

    /** Deletes what earlier runs have kept, but for these. */
    void sweep(Set<String> needed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
            names.stream()
                    .filter(name -> !needed.contains(name) && !fresh.contains(name))
                    .forEach(this::forget);
        } catch (IOException e) {
            LOG.warn("{} can't be tidied: {}", folder, e.toString());
        }
    }
}
