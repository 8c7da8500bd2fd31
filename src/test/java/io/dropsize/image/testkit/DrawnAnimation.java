package io.dropsize.image.testkit;

import org.w3c.dom.Element;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Animated GIFs that the JDK writes and reads. */
public final class DrawnAnimation {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private DrawnAnimation() {}

    /**
     * A frame of a GIF.
     *
     * @param disposal none, doNotDispose, restoreToBackgroundColor or restoreToPrevious
     */
    public record Drawing(BufferedImage image, int x, int y, int ticks, String disposal) {
        public Drawing(BufferedImage image, int ticks) {
            this(image, 0, 0, ticks, "doNotDispose");
        }
    }

    /**
     * @param repeats 0 for ever, negative for none
     */
    public static byte[] gif(int repeats, List<Drawing> drawings) {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var out = new ByteArrayOutputStream()) {
            var stream = new MemoryCacheImageOutputStream(out);
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Drawing drawing : drawings) {
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(
                                ImageTypeSpecifier.createFromRenderedImage(drawing.image()), null);
                metadata.setFromTree(FORMAT, tree(metadata, drawing, repeats));
                writer.writeToSequence(new IIOImage(drawing.image(), null, metadata), null);
            }
            writer.endWriteSequence();
            stream.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode tree(IIOMetadata metadata, Drawing drawing, int repeats) {
        var root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        var place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", "" + drawing.x());
        place.setAttribute("imageTopPosition", "" + drawing.y());
        var control = child(root, "GraphicControlExtension");
        control.setAttribute("delayTime", "" + drawing.ticks());
        control.setAttribute("disposalMethod", drawing.disposal());
        if (repeats >= 0) {
            var extension = new IIOMetadataNode("ApplicationExtension");
            extension.setAttribute("applicationID", "NETSCAPE");
            extension.setAttribute("authenticationCode", "2.0");
            extension.setUserObject(new byte[] {1, (byte) repeats, (byte) (repeats >> 8)});
            var all = new IIOMetadataNode("ApplicationExtensions");
            all.appendChild(extension);
            root.appendChild(all);
        }
        return root;
    }

    private static Element child(IIOMetadataNode root, String name) {
        return (Element) root.getElementsByTagName(name).item(0);
    }

    /** What the JDK reads of each frame: its delay in hundredths of a second. */
    public static List<Integer> ticks(byte[] gif) {
        return reading(
                gif,
                (reader, i) -> {
                    var root = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree(FORMAT);
                    String delay = child(root, "GraphicControlExtension").getAttribute("delayTime");
                    return Integer.valueOf(delay);
                });
    }

    /** The frames as stored, without the frames below them. */
    public static List<BufferedImage> frames(byte[] gif) {
        return reading(gif, ImageReader::read);
    }

    /** How often it says to repeat, or nothing. */
    public static List<Integer> repeats(byte[] gif) {
        return reading(
                        gif,
                        (reader, i) -> {
                            var root =
                                    (IIOMetadataNode) reader.getImageMetadata(i).getAsTree(FORMAT);
                            var node = (IIOMetadataNode) child(root, "ApplicationExtension");
                            return node == null ? List.<Integer>of() : List.of(number(node));
                        })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static int number(IIOMetadataNode extension) {
        var bytes = (byte[]) extension.getUserObject();
        return bytes[1] & 0xFF | (bytes[2] & 0xFF) << 8;
    }

    private static <T> List<T> reading(byte[] gif, Reading<T> reading) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            var all = new ArrayList<T>();
            for (int i = 0; i < reader.getNumImages(true); i++) {
                all.add(reading.with(reader, i));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }

    /** What to read of a frame. */
    @FunctionalInterface
    private interface Reading<T> {
        T with(ImageReader reader, int frame) throws IOException;
    }
}
