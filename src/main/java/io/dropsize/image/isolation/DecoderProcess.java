package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A child process that decodes, as seen from its parent; {@link DecoderMain} is the other side. Not
 * thread-safe. An IOException means that the child has crashed or was killed.
 */
final class DecoderProcess implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final int SECONDS_TO_REPORT = 5;
    private static final int BUFFER = 1 << 16;
    private static final int MAX_CONTEXT = 16;

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private volatile boolean timedOut;
    private volatile int uses;
    private boolean failed;

    /**
     * The limits of one step.
     *
     * @param memory in bytes, in addition to the child's current memory
     */
    record Limits(Duration time, long memory) {}

    private interface Exchange<T> {
        T make() throws IOException;
    }

    private DecoderProcess(Process process) {
        this.process = process;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
    }

    /** Starts a child and waits until it is ready. */
    static DecoderProcess start(String decoder) throws IOException {
        DecoderProcess child = new DecoderProcess(DecoderCommand.of(decoder).start());
        child.exchange(
                START_TIMEOUT,
                () -> {
                    if (child.from.readByte() != DecoderMain.READY) {
                        throw new IOException("unexpected answer from the decoder process");
                    }
                    return child;
                });
        return child;
    }

    /**
     * @param salvages whether to decode the readable part of a damaged picture
     */
    IsolatedImage.Size decode(
            ImageInput input, Header header, double minScale, boolean salvages, Limits limits)
            throws IOException {
        uses++;
        return exchange(
                limits.time(),
                () -> {
                    send(input, header.format(), limits);
                    DecoderMain.writeHeader(to, header);
                    to.writeDouble(minScale);
                    to.writeBoolean(salvages);
                    to.flush();
                    answer();
                    return new IsolatedImage.Size(
                            from.readInt(), from.readInt(), from.readDouble(), from.readBoolean());
                });
    }

    /** Returns what the child's decoder answers to {@link Decoder#obstacle}. */
    Optional<ErrorKind> obstacle(ImageFormat format, Limits limits) throws IOException {
        return exchange(
                limits.time(),
                () -> {
                    to.writeByte(DecoderMain.OBSTACLE);
                    to.writeUTF(format.name());
                    to.writeLong(limits.memory());
                    to.flush();
                    answer();
                    String kind = from.readUTF();
                    return kind.isEmpty() ? Optional.empty() : Optional.of(ErrorKind.valueOf(kind));
                });
    }

    /** Rows of the decoded picture, in the format of {@code DecodedImage.copyRow}. */
    void rows(int first, int count, int width, int[] argb) throws IOException {
        exchange(
                START_TIMEOUT,
                () -> {
                    to.writeByte(DecoderMain.ROWS);
                    to.writeInt(first);
                    to.writeInt(count);
                    to.flush();
                    answer();
                    byte[] bytes = new byte[count * width * Integer.BYTES];
                    from.readFully(bytes);
                    ByteBuffer.wrap(bytes).asIntBuffer().get(argb, 0, count * width);
                    return count;
                });
    }

    void closePicture() {
        try {
            to.writeByte(DecoderMain.CLOSE);
            to.flush();
        } catch (IOException _) {
            failed = true;
        }
    }

    private void send(ImageInput input, ImageFormat format, Limits limits) throws IOException {
        byte[] bytes = input.bytes();
        to.writeByte(DecoderMain.DECODE);
        to.writeUTF(format.name());
        to.writeUTF(input.name());
        to.writeLong(limits.memory());
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /**
     * @throws DropsizeException the exception of the child's decoder
     */
    private void answer() throws IOException {
        byte status = from.readByte();
        if (status == DecoderMain.DONE) {
            return;
        }
        if (status != DecoderMain.FAILED) {
            throw new IOException("unexpected answer from the decoder process");
        }
        ErrorKind kind = ErrorKind.valueOf(from.readUTF());
        int count = from.readInt();
        if (count < 0 || count > MAX_CONTEXT) {
            throw new IOException("unexpected answer from the decoder process");
        }
        String[] context = new String[count];
        for (int i = 0; i < context.length; i++) {
            context[i] = from.readUTF();
        }
        throw new DropsizeException(kind, new IOException(from.readUTF()), context);
    }

    private <T> T exchange(Duration max, Exchange<T> exchange) throws IOException {
        Future<?> end =
                DecoderPool.Watch.TIMER.schedule(
                        this::endInTime, max.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange.make();
        } catch (DropsizeException e) {
            throw e; // The child's response, or the file can't be read.
        } catch (IOException e) {
            failed = true;
            awaitReport();
            process.destroyForcibly();
            throw e;
        } catch (RuntimeException | Error e) { // A partial response may remain in the pipe.
            failed = true;
            process.destroyForcibly();
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    /**
     * Waits until a crashing child has finished its report, which it prints before it writes the
     * file.
     */
    private void awaitReport() {
        try {
            var _ = process.waitFor(SECONDS_TO_REPORT, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void endInTime() {
        timedOut = true;
        process.destroyForcibly();
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Returns whether the child has decoded nothing yet. */
    boolean isFresh() {
        return uses == 0;
    }

    int uses() {
        return uses;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isUsable() {
        return !failed && isAlive();
    }

    /** Kills the child, which holds nothing that must be saved. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
