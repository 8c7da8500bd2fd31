package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A process that decodes for its parent: requests arrive on standard input, responses go to
 * standard output, one after the other. It ends when its input does, even if a decoder hangs.
 */
final class DecoderMain {
    static final byte READY = 7;

    /** Requests. */
    static final byte DECODE = 1;

    static final byte ROWS = 2;
    static final byte CLOSE = 3;
    static final byte OBSTACLE = 4;

    /** Responses. */
    static final byte DONE = 1;

    static final byte FAILED = 2;

    private static final int BUFFER = 1 << 16;

    /**
     * The stack of the thread that runs native code, whose recursion is as deep as an image
     * requires.
     */
    private static final long STACK_BYTES = 8L << 20;

    private final Decoder decoder;
    private final DataInputStream in;
    private final DataOutputStream out;
    private @Nullable DecodedImage picture;

    /** Handles a request. */
    private interface Work {
        void run() throws IOException;
    }

    private DecoderMain(Decoder decoder) {
        this.decoder = decoder;
        this.in =
                new DataInputStream(
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER));
        this.out =
                new DataOutputStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
    }

    /** Runs the process. The argument is the name of the decoder's class. */
    public static void main(String[] args) throws ReflectiveOperationException {
        ProcessLimits.beChild();
        Decoder decoder =
                Class.forName(args[0])
                        .asSubclass(Decoder.class)
                        .getDeclaredConstructor()
                        .newInstance();
        new DecoderMain(decoder).serve();
    }

    /**
     * Reads on this thread, and decodes on another one, so that the end of the input is always
     * noticed.
     */
    private void serve() {
        Semaphore turn = new Semaphore(1);
        // Not closed: that would wait for a decoder that hangs.
        ExecutorService worker =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().stackSize(STACK_BYTES).daemon().factory());
        try {
            out.writeByte(READY);
            out.flush();
            while (true) {
                Work work = read(in.readByte());
                turn.acquireUninterruptibly();
                var _ =
                        worker.submit(
                                () -> {
                                    try {
                                        guarded(work);
                                    } finally {
                                        turn.release();
                                    }
                                });
            }
        } catch (IOException _) {
            // The parent has ended, or needs nothing more.
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private Work read(byte request) throws IOException {
        return switch (request) {
            case DECODE -> {
                Request image = Request.read(in);
                Header header = readHeader(in);
                double minScale = in.readDouble();
                boolean salvages = in.readBoolean();
                yield () -> decode(image, header, minScale, salvages);
            }
            case ROWS -> {
                int first = in.readInt();
                int count = in.readInt();
                yield () -> rows(first, count);
            }
            case CLOSE -> this::closePicture;
            case OBSTACLE -> {
                ImageFormat format = ImageFormat.valueOf(in.readUTF());
                long memory = in.readLong();
                yield () -> obstacle(format, memory);
            }
            default -> throw new IOException("unknown request " + request);
        };
    }

    private record Request(ImageFormat format, ImageInput input, long memory) {
        static Request read(DataInputStream in) throws IOException {
            ImageFormat format = ImageFormat.valueOf(in.readUTF());
            String name = in.readUTF();
            long memory = in.readLong();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return new Request(format, ImageInput.of(name, bytes), memory);
        }
    }

    private void decode(Request image, Header header, double minScale, boolean salvages)
            throws IOException {
        ProcessLimits.allowMemory(image.memory());
        DecodedImage decoded =
                salvages
                        ? decoder.salvage(image.input(), header, minScale)
                                .orElseThrow(() -> damaged(image.input()))
                        : decoder.decode(image.input(), header, minScale);
        picture = decoded;
        out.writeByte(DONE);
        out.writeInt(decoded.width());
        out.writeInt(decoded.height());
        out.writeDouble(decoded.scale());
        out.writeBoolean(decoded.opaque());
        out.flush();
    }

    private void obstacle(ImageFormat format, long memory) throws IOException {
        ProcessLimits.allowMemory(memory);
        String kind = decoder.obstacle(format).map(ErrorKind::name).orElse("");
        out.writeByte(DONE);
        out.writeUTF(kind);
        out.flush();
    }

    static DropsizeException damaged(ImageInput input) {
        return new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
    }

    private void rows(int first, int count) throws IOException {
        DecodedImage decoded = picture;
        if (decoded == null) {
            throw new IOException("no picture");
        }
        int[] row = new int[decoded.width()];
        ByteBuffer bytes = ByteBuffer.allocate(count * row.length * Integer.BYTES);
        for (int y = first; y < first + count; y++) {
            decoded.copyRow(y, row);
            bytes.asIntBuffer().put(row);
            bytes.position(bytes.position() + row.length * Integer.BYTES);
        }
        out.writeByte(DONE);
        out.write(bytes.array());
        out.flush();
    }

    private void closePicture() {
        DecodedImage decoded = picture;
        picture = null;
        if (decoded != null) {
            decoded.close();
        }
    }

    /**
     * Sends a decoder's exception as the response. Only an error while the response is written ends
     * the process.
     */
    private void guarded(Work work) {
        try {
            try {
                work.run();
            } catch (DropsizeException e) {
                fail(e);
            } catch (OutOfMemoryError e) {
                fail(new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, e));
            } catch (StackOverflowError | AssertionError e) {
                fail(new DropsizeException(ErrorKind.DAMAGED_IMAGE, e));
            } catch (RuntimeException e) {
                fail(new DropsizeException(ErrorKind.INTERNAL, e, "decoding"));
            }
        } catch (IOException _) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void fail(DropsizeException e) throws IOException {
        out.writeByte(FAILED);
        out.writeUTF(e.kind().name());
        out.writeInt(e.context().size());
        for (String word : e.context()) {
            out.writeUTF(word);
        }
        out.writeUTF(String.valueOf(e.getCause()));
        out.flush();
    }

    static void writeHeader(DataOutputStream out, Header header) throws IOException {
        out.writeUTF(header.format().name());
        out.writeInt(header.width());
        out.writeInt(header.height());
        out.writeUTF(header.orientation().name());
        out.writeBoolean(header.transparent());
        out.writeInt(header.frames());
    }

    private static Header readHeader(DataInputStream in) throws IOException {
        return new Header(
                ImageFormat.valueOf(in.readUTF()),
                in.readInt(),
                in.readInt(),
                Orientation.valueOf(in.readUTF()),
                in.readBoolean(),
                in.readInt());
    }
}
