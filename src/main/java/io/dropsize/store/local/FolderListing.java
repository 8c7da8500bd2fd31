package io.dropsize.store.local;

import org.gaul.s3proxy.blobstore.SdkResponses;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lists the objects below a bucket's folder. Entries that are not objects are skipped; all others
 * are listed. An unreadable folder has an entry without a date, whose key ends with a slash.
 * Symbolic links to folders are not followed, so cycles have no effect.
 */
final class FolderListing {
    /** Names that s3proxy reserves, and files that are being written. */
    private static final Pattern RESERVED =
            Pattern.compile(
                    "\\.mpus-.*|\\.s3proxy-.*|.*" + WriteMarkers.UNFINISHED, Pattern.DOTALL);

    private static final String HASH = "content-md5";
    private static final int MD5_BYTES = 16;

    private final Path root;
    private final String prefix;
    private final NavigableMap<String, Found> found = new TreeMap<>();

    /**
     * What a key stands for.
     *
     * @param file null for a common prefix, or for an unreadable entry
     * @param attributes null for an unreadable entry
     */
    private record Found(@Nullable Path file, @Nullable BasicFileAttributes attributes) {
        static final Found UNREADABLE = new Found(null, null);
    }

    private FolderListing(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    /**
     * One page of the objects, in the order of their keys.
     *
     * @throws IOException if the bucket's folder itself can't be read
     */
    static ListObjectsV2Response page(Path bucket, ListObjectsV2Request request)
            throws IOException {
        String prefix = request.prefix() == null ? "" : request.prefix();
        FolderListing listing = new FolderListing(bucket.toRealPath(), prefix);
        listing.walk("/".equals(request.delimiter()));
        String after =
                request.continuationToken() != null
                        ? keyOf(request.continuationToken())
                        : request.startAfter();
        NavigableMap<String, Found> rest =
                after == null ? listing.found : listing.found.tailMap(after, false);
        int max = request.maxKeys() == null ? Integer.MAX_VALUE : request.maxKeys();
        List<S3Object> objects = new ArrayList<>();
        List<CommonPrefix> prefixes = new ArrayList<>();
        String last = null;
        for (var entry : rest.entrySet()) {
            if (objects.size() + prefixes.size() == max) {
                return SdkResponses.objectsPage(
                        objects, prefixes, last == null ? null : tokenOf(last));
            }
            last = entry.getKey();
            Path file = entry.getValue().file();
            BasicFileAttributes attributes = entry.getValue().attributes();
            if (attributes == null) {
                objects.add(SdkResponses.objectEntry(last, null, null, 0L, StorageClass.STANDARD));
            } else if (file == null) {
                prefixes.add(SdkResponses.commonPrefix(last));
            } else {
                objects.add(object(last, file, attributes));
            }
        }
        return SdkResponses.objectsPage(objects, prefixes, null);
    }

    private static S3Object object(String key, Path file, BasicFileAttributes attributes) {
        return SdkResponses.objectEntry(
                key,
                hash(file).orElse(null),
                attributes.lastModifiedTime().toInstant(),
                attributes.size(),
                StorageClass.STANDARD);
    }

    /**
     * A token is written into XML unescaped, and a key may contain characters that XML can't
     * represent.
     */
    private static String tokenOf(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String keyOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    private void walk(boolean grouped) throws IOException {
        Deque<Path> folders = new ArrayDeque<>();
        try (DirectoryStream<Path> _ = Files.newDirectoryStream(root)) {
            folders.add(root);
        }
        while (!folders.isEmpty()) {
            Path here = folders.pop();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(here)) {
                for (Path entry : entries) {
                    visit(entry, folders, grouped);
                }
            } catch (NoSuchFileException | NotDirectoryException _) {
                // It was deleted meanwhile.
            } catch (IOException | DirectoryIteratorException _) {
                found.put(keyOf(here) + "/", Found.UNREADABLE); // Any readable part is listed.
            }
        }
    }

    private void visit(Path entry, Deque<Path> folders, boolean grouped) {
        String name = entry.getFileName().toString();
        if (RESERVED.matcher(name).matches() || !entry.resolveSibling(name).equals(entry)) {
            return; // No text represents it, for example invalid UTF-8.
        }
        String key = keyOf(entry);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                String below = key + "/";
                if (grouped && below.startsWith(prefix) && below.length() > prefix.length()) {
                    found.put(below, new Found(null, attributes));
                } else if (below.startsWith(prefix) || prefix.startsWith(below)) {
                    folders.push(entry);
                }
            } else if (key.startsWith(prefix)) {
                Path file = attributes.isSymbolicLink() ? entry.toRealPath() : entry;
                BasicFileAttributes real =
                        Files.readAttributes(
                                file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (real.isRegularFile() && file.startsWith(root)) {
                    found.put(key, new Found(file, real));
                }
            }
        } catch (AccessDeniedException _) {
            found.put(key, Found.UNREADABLE);
        } catch (IOException _) {
            // It was deleted meanwhile, or is a cycle of links.
        }
    }

    private String keyOf(Path entry) {
        return root.relativize(entry).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    /**
     * The ETag that s3proxy has stored: an MD5, or another text for an object that was sent in
     * parts.
     */
    private static Optional<String> hash(Path file) {
        try {
            var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
            if (view == null || !view.list().contains(HASH)) {
                return Optional.empty();
            }
            ByteBuffer value = ByteBuffer.allocate(view.size(HASH));
            view.read(HASH, value);
            return Optional.of(
                    value.capacity() == MD5_BYTES
                            ? "\"" + HexFormat.of().formatHex(value.array()) + "\""
                            : new String(value.array(), StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
