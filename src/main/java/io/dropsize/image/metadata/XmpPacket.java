package io.dropsize.image.metadata;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.XMPPathFactory;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import com.adobe.internal.xmp.properties.XMPProperty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/** Builds an XMP packet from allowed properties of other packets. */
final class XmpPacket {
    private static final Logger LOG = LoggerFactory.getLogger(XmpPacket.class);

    /** Less than a JPEG segment's limit of 65,535 bytes. */
    private static final int MAX_BYTES = 60_000;

    private static final int MAX_ITEMS = 500;

    private final XMPMeta packet = XMPMetaFactory.create();

    /** Adds allowed properties; existing ones are not replaced. */
    void addHarmless(XMPMeta source) {
        XmpAllowlist.PROPERTIES.forEach(
                (namespace, names) ->
                        names.forEach(name -> attempt(() -> copy(source, namespace, name))));
    }

    /** Adds texts under a new name: one text, a list of texts, or a title. */
    void add(String namespace, String name, Shape shape, List<String> texts) {
        if (!texts.isEmpty() && !packet.doesPropertyExist(namespace, name)) {
            attempt(
                    () -> {
                        switch (shape) {
                            case TEXT -> packet.setProperty(namespace, name, texts.getFirst());
                            case TITLE ->
                                    packet.setLocalizedText(
                                            namespace,
                                            name,
                                            null,
                                            XMPConst.X_DEFAULT,
                                            texts.getFirst());
                            case SET, SEQUENCE -> {
                                for (String text : texts) {
                                    packet.appendArrayItem(
                                            namespace, name, shape.options(), text, null);
                                }
                            }
                        }
                    });
        }
    }

    /** Returns the packet; empty if it has no properties, or exceeds the size limit. */
    Optional<byte[]> bytes() {
        try {
            if (!packet.iterator().hasNext()) {
                return Optional.empty();
            }
            var options = new SerializeOptions().setUseCompactFormat(true).setReadOnlyPacket(true);
            byte[] bytes = XMPMetaFactory.serializeToBuffer(packet, options);
            if (bytes.length > MAX_BYTES) {
                LOG.info("XMP of {} bytes is left out", bytes.length);
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (XMPException e) {
            throw new IllegalStateException("a packet that can't be written", e);
        }
    }

    private void copy(XMPMeta source, String namespace, String name) throws XMPException {
        XMPProperty found = source.getProperty(namespace, name);
        if (found == null || packet.doesPropertyExist(namespace, name)) {
            return;
        }
        PropertyOptions options = found.getOptions();
        if (options.isSimple()) {
            packet.setProperty(namespace, name, found.getValue());
        } else if (options.isArray()) {
            int items = Math.min(MAX_ITEMS, source.countArrayItems(namespace, name));
            for (int i = 1; i <= items; i++) {
                copyItem(source, namespace, name, options, i);
            }
        }
    }

    private void copyItem(
            XMPMeta source, String namespace, String name, PropertyOptions array, int index)
            throws XMPException {
        XMPProperty item = source.getArrayItem(namespace, name, index);
        if (!item.getOptions().isSimple()) {
            return;
        }
        packet.appendArrayItem(
                namespace,
                name,
                new PropertyOptions()
                        .setArray(true)
                        .setArrayOrdered(array.isArrayOrdered())
                        .setArrayAlternate(array.isArrayAlternate())
                        .setArrayAltText(array.isArrayAltText()),
                item.getValue(),
                null);
        String path = XMPPathFactory.composeArrayItemPath(name, index);
        XMPProperty language = source.getQualifier(namespace, path, XMPConst.NS_XML, "lang");
        if (language != null) {
            String last =
                    XMPPathFactory.composeArrayItemPath(
                            name, packet.countArrayItems(namespace, name));
            packet.setQualifier(namespace, last, XMPConst.NS_XML, "lang", language.getValue());
        }
    }

    /** Copies a property; an invalid one is skipped. */
    private static void attempt(Copying copying) {
        try {
            copying.run();
        } catch (XMPException e) {
            LOG.debug("An XMP property is left out", e);
        }
    }

    /** How a property stores its texts. */
    enum Shape {
        TEXT,
        TITLE,
        SET,
        SEQUENCE;

        private PropertyOptions options() {
            return new PropertyOptions().setArray(true).setArrayOrdered(this == SEQUENCE);
        }
    }

    @FunctionalInterface
    private interface Copying {
        void run() throws XMPException;
    }
}
