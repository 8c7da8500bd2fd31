package io.dropsize.ui.shell.transfer;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.ui.upload.intake.DropItem;

import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.Dragboard;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The content of a drag or a clipboard: files, an encoded image, a decoded one, or addresses. It is
 * read on the JavaFX thread; {@link #items} may block and runs on another one.
 *
 * @param lists address lists, unchanged
 * @param files files from the platform's own list
 * @param coded an encoded image; null for none
 * @param image a decoded image; null for none
 * @param texts candidates for an address, best first: HTML, an address with a title, plain text
 */
@SuppressWarnings("ArrayRecordComponent") // Instances are not compared.
public record Incoming(
        List<byte[]> lists,
        List<Path> files,
        byte @Nullable [] coded,
        @Nullable Image image,
        List<Text> texts) {
    private static final String HTML = "text/html";
    private static final String MOZILLA = "text/x-moz-url";
    private static final List<String> URI_LISTS =
            List.of(
                    "text/uri-list",
                    "x-special/gnome-copied-files",
                    "application/x-kde4-urilist",
                    "application/x-kde-urilist");
    private static final List<String> TEXTS =
            List.of(
                    HTML,
                    "application/x-moz-file-promise-url",
                    MOZILLA,
                    "_NETSCAPE_URL",
                    "text/plain;charset=utf-8",
                    "UTF8_STRING",
                    "text/plain",
                    "STRING");

    /** A text, by the name of its format. */
    record Text(String format, byte[] bytes) {}

    /** Whether a drag offers a possible image; reads no content. */
    public static boolean isIn(Dragboard board) {
        DataOffer offer = offer(GtkSelections.DRAG, board);
        return offer.hasFilesOrImage() || offer.formats().stream().anyMatch(Incoming::isOfUse);
    }

    private static boolean isOfUse(String format) {
        return isImage(format) || URI_LISTS.contains(format) || TEXTS.contains(format);
    }

    public static Incoming ofDrag(Dragboard board) {
        return of(offer(GtkSelections.DRAG, board));
    }

    public static Incoming ofClipboard() {
        return of(offer(GtkSelections.CLIPBOARD, Clipboard.getSystemClipboard()));
    }

    private static DataOffer offer(String selection, Clipboard board) {
        return GtkSelections.loaded()
                .<DataOffer>map(gtk -> new GtkDataOffer(gtk, selection, gtk.targets(selection)))
                .orElseGet(() -> new FxDataOffer(board));
    }

    /** Reads the needed formats, and only offered ones. */
    static Incoming of(DataOffer offer) {
        List<byte[]> lists = new ArrayList<>();
        for (String format : URI_LISTS) {
            if (lists.isEmpty() && offer.formats().contains(format)) {
                byte[] list = offer.read(format);
                if (list.length > 0) {
                    lists.add(list);
                }
            }
        }
        List<Path> files = offer.files();
        boolean filesCame = !files.isEmpty() || lists.stream().anyMatch(Incoming::namesFiles);
        byte[] coded = filesCame ? null : image(offer);
        Image image = filesCame || coded != null ? null : offer.image();
        List<Text> texts = filesCame || coded != null || image != null ? List.of() : texts(offer);
        return new Incoming(lists, files, coded, image, texts);
    }

    private static boolean namesFiles(byte[] list) {
        String latin = new String(list, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return latin.lines().anyMatch(line -> line.startsWith("file:") || line.startsWith("/"));
    }

    private static boolean isImage(String format) {
        return format.toLowerCase(Locale.ROOT).startsWith("image/");
    }

    /** The first image whose bytes match their format; PNG before the others. */
    private static byte @Nullable [] image(DataOffer offer) {
        List<String> formats =
                offer.formats().stream()
                        .filter(Incoming::isImage)
                        .sorted(Comparator.comparing(format -> claimed(format) != ImageFormat.PNG))
                        .toList();
        byte[] other = null;
        for (String format : formats) {
            byte[] bytes = offer.read(format);
            ImageFormat claim = claimed(format);
            try {
                ImageFormat found = ImageFormat.ofBytes(bytes);
                if (claim == null || claim == found) {
                    return bytes;
                }
            } catch (DropsizeException e) {
                if (claim == null && e.kind() == ErrorKind.UNSUPPORTED_FORMAT) {
                    other = bytes; // Its row reports why it can't be read.
                }
            }
        }
        return other;
    }

    private static @Nullable ImageFormat claimed(String format) {
        return ImageFormat.ofMediaType(format).orElse(null);
    }

    private static List<Text> texts(DataOffer offer) {
        return TEXTS.stream()
                .filter(offer.formats()::contains)
                .map(format -> new Text(format, offer.read(format)))
                .filter(text -> text.bytes().length > 0)
                .toList();
    }

    public boolean isEmpty() {
        return lists.isEmpty()
                && files.isEmpty()
                && coded == null
                && image == null
                && texts.isEmpty();
    }

    public boolean hasPicture() {
        return coded != null || image != null;
    }

    /** The picture as a source. Blocks. */
    public Source picture() {
        if (coded != null) {
            return PastedImage.of(coded);
        }
        if (image == null) {
            throw new IllegalStateException("no picture");
        }
        return PastedImage.of(image);
    }

    /** The items that can be added, in order, and those that can't; accesses the disk. */
    public List<DropItem> items() {
        if (!files.isEmpty()) {
            return files.stream().<DropItem>map(DropItem.OfFile::new).toList();
        }
        List<DropItem> listed =
                lists.stream().flatMap(list -> UriList.read(list).stream()).toList();
        Predicate<DropItem> isFile = DropItem.OfFile.class::isInstance;
        if (listed.stream().anyMatch(isFile)) {
            return listed;
        }
        return hasPicture() ? List.of() : addresses(listed);
    }

    /**
     * The images for a program that waits for their links; accesses the disk.
     *
     * @throws DropsizeException CLIPBOARD_WITHOUT_IMAGE, FILE_GONE
     */
    public List<Source> sources() {
        if (hasPicture()) {
            return List.of(picture());
        }
        List<Source> found = items().stream().map(Incoming::source).toList();
        if (found.isEmpty()) {
            throw new DropsizeException(ErrorKind.CLIPBOARD_WITHOUT_IMAGE);
        }
        return found;
    }

    private static Source source(DropItem item) {
        return switch (item) {
            case DropItem.OfFile(Path path) -> Source.of(path);
            case DropItem.OfAddress(URI address) -> Source.of(address);
            case DropItem.Unreadable(String name) ->
                    throw new DropsizeException(ErrorKind.FILE_GONE, name);
        };
    }

    /** A browser's list contains the link around images, its HTML the images themselves. */
    private List<DropItem> addresses(List<DropItem> listed) {
        List<DropItem> pictures =
                texts.stream()
                        .filter(text -> text.format().equals(HTML))
                        .flatMap(text -> HtmlImages.find(decode(text)).stream())
                        .toList();
        if (pictures.stream().anyMatch(DropItem.OfAddress.class::isInstance)) {
            return pictures;
        }
        return Optional.of(listed)
                .filter(list -> !list.isEmpty())
                .or(
                        () ->
                                texts.stream()
                                        .map(Incoming::address)
                                        .flatMap(Optional::stream)
                                        .findFirst())
                .orElse(pictures);
    }

    /** The address in a text other than HTML. */
    private static Optional<List<DropItem>> address(Text of) {
        if (of.format().equals(HTML)) {
            return Optional.empty();
        }
        String text = decode(of);
        String first =
                text.startsWith("data:") ? text : text.strip().lines().findFirst().orElse("");
        if (first.startsWith("file:")) {
            return Optional.of(UriList.read(text.getBytes(StandardCharsets.UTF_8)));
        }
        boolean withTitle = of.format().equals(MOZILLA) || of.format().equals("_NETSCAPE_URL");
        return ImageAddress.parse(withTitle ? first : text)
                .map(DropItem.OfAddress::new)
                .map(List::of);
    }

    /** UTF-8; UTF-16 if Mozilla uses it, with or without a byte order mark; otherwise Latin-1. */
    private static String decode(Text text) {
        byte[] bytes = text.bytes();
        Charset wide =
                bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff
                        ? StandardCharsets.UTF_16BE
                        : StandardCharsets.UTF_16LE;
        boolean marked = bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
        if (marked || bytes.length > 1 && bytes[1] == 0) {
            return new String(bytes, wide).replace("\ufeff", "").replace("\0", "");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\ufeff", "")
                    .replace("\0", "");
        } catch (CharacterCodingException _) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
