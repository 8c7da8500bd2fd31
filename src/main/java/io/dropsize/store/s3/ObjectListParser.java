package io.dropsize.store.s3;

import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.s3.http.LenientXml;

import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Parses the responses to ListObjectsV2. The SDK's parser needs several times as long, and refuses
 * a list for one key with a control character.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class ObjectListParser {
    /** Begins the {@link ObjectPage#next} of a list that continues after a key. */
    static final String AFTER = "\n";

    /** The maximum length of a key in characters. S3 allows 1,024 bytes, some services more. */
    private static final int MAX_KEY = 4096;

    /** Stands for invalid characters, which can't be sent back. */
    private static final char UNREADABLE = '\uFFFD';

    /** The lengths of 2026-11-30T23:59:59 and of .000 after it. */
    private static final int DATE_LENGTH = 19;

    private static final int MILLIS_LENGTH = 4;

    private final LenientXml document;
    private final XMLStreamReader xml;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable String name;
    private @Nullable String token;
    private boolean isTruncated;
    private boolean isEncoded;

    /** An object as it is listed. */
    private record Entry(
            @Nullable String key, @Nullable Instant modified, long size, @Nullable String etag) {}

    private ObjectListParser(LenientXml document) throws XMLStreamException {
        this.document = document;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.xml = factory.createXMLStreamReader(new StringReader(document.text()));
    }

    /**
     * Parses a page.
     *
     * @return empty if the document isn't a list
     * @throws XMLStreamException if it isn't XML, or has a DTD
     * @throws IllegalArgumentException of {@link URLDecoder}, if a key is encoded wrongly
     */
    static Optional<ObjectPage> parse(byte[] document) throws XMLStreamException {
        var parser = new ObjectListParser(LenientXml.of(document));
        parser.readList();
        return parser.name == null ? Optional.empty() : Optional.of(parser.page());
    }

    private void readList() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a list has no DTD");
            }
        }
        while (nextChild()) {
            switch (xml.getLocalName()) {
                case "Contents" -> entries.add(entry());
                case "Name" -> name = text();
                case "IsTruncated" -> isTruncated = Boolean.parseBoolean(text().strip());
                case "NextContinuationToken" -> token = text();
                case "EncodingType" -> isEncoded = text().strip().equals("url");
                default -> skip();
            }
        }
    }

    private Entry entry() throws XMLStreamException {
        String key = null;
        Instant modified = null;
        long size = 0;
        String etag = null;
        while (nextChild()) {
            switch (xml.getLocalName()) {
                case "Key" -> key = text();
                case "LastModified" -> modified = date(text().strip());
                case "Size" -> size = size(text().strip());
                case "ETag" -> etag = text();
                default -> skip();
            }
        }
        return new Entry(key, modified, size, S3Objects.unquoted(etag));
    }

    /** Moves to the next child of the current element; returns false at its end. */
    private boolean nextChild() throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT) {
            event = xml.next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private String text() throws XMLStreamException {
        return document.original(xml.getElementText());
    }

    private static @Nullable Instant date(String text) {
        int end = text.length() - 1;
        boolean isUsual =
                (end == DATE_LENGTH || end == DATE_LENGTH + MILLIS_LENGTH)
                        && text.charAt(DATE_LENGTH - 9) == 'T'
                        && text.charAt(end) == 'Z';
        try {
            return isUsual ? usualDate(text, end) : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    /** Parses a date as S3 writes it, which {@link Instant#parse} does several times slower. */
    private static Instant usualDate(String text, int end) {
        return LocalDateTime.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 5, 7, 10),
                        Integer.parseInt(text, 8, 10, 10),
                        Integer.parseInt(text, 11, 13, 10),
                        Integer.parseInt(text, 14, 16, 10),
                        Integer.parseInt(text, 17, 19, 10))
                .toInstant(ZoneOffset.UTC)
                .plusMillis(end == DATE_LENGTH ? 0 : Integer.parseInt(text, 20, end, 10));
    }

    private static long size(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private ObjectPage page() {
        List<ObjectInfo> objects = new ArrayList<>(entries.size());
        List<String> skipped = new ArrayList<>();
        String last = "";
        for (Entry entry : entries) {
            String key = decoded(entry.key());
            Instant modified = entry.modified();
            if (key.length() > MAX_KEY) {
                continue; // No upload has a longer one.
            }
            last = key;
            if (key.isEmpty() || modified == null) {
                skipped.add(key);
            } else {
                objects.add(new ObjectInfo(key, entry.size(), modified, null, entry.etag(), null));
            }
        }
        String next = isTruncated ? next(last) : null;
        return new ObjectPage(objects, skipped, next, isTruncated && next == null);
    }

    private String decoded(@Nullable String key) {
        if (key == null) {
            return "";
        }
        return isEncoded ? URLDecoder.decode(key, StandardCharsets.UTF_8) : key;
    }

    /**
     * Returns how the list continues: by the token, or after the last key if the token has
     * unreadable characters; null if that is unknown.
     */
    private @Nullable String next(String lastKey) {
        boolean isReadable = token == null || token.indexOf(UNREADABLE) < 0;
        return isReadable || lastKey.isEmpty() || lastKey.indexOf(UNREADABLE) >= 0
                ? token
                : AFTER + lastKey;
    }
}
