package io.dropsize.http.exchange;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.pipeline.plan.Source;

import org.gaul.shaded.org.eclipse.jetty.http.MultiPart;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the images of a request. Bodies go to files while they arrive. */
public final class BodyReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_NAME = 255;
    private static final String IMAGE = "image";

    private final Spool spool;
    private final LocalFiles files;
    private final EndpointLimits limits;

    public BodyReader(Spool spool, LocalFiles files, EndpointLimits limits) {
        this.spool = spool;
        this.files = files;
        this.limits = limits;
    }

    public static boolean isMultipart(Call call) {
        return call.mediaType().equals("multipart/form-data");
    }

    /**
     * The body as one image.
     *
     * @throws RefusedException NO_IMAGES if it is empty
     */
    public Incoming image(Call call) throws IOException {
        requireLength(call, limits.bodyBytes());
        Path file = spool.file();
        boolean complete = false;
        try (InputStream body = call.body()) {
            if (Files.copy(body, file) == 0) {
                throw new RefusedException(Refusal.NO_IMAGES);
            }
            complete = true;
        } catch (IOException e) {
            throw spool.fault(e);
        } finally {
            if (!complete) {
                spool.delete(file);
            }
        }
        return spooled(IMAGE, file);
    }

    /**
     * The files of a form, in order, whatever their fields are called. Fields without a file name
     * are ignored.
     *
     * @throws RefusedException BODY_IS_NOT_MULTIPART, TOO_MANY_IMAGES, NO_IMAGES
     */
    public List<Incoming> form(Call call) throws IOException {
        requireLength(call, limits.bodyBytes());
        String boundary = MultiPart.extractBoundary(call.contentType());
        if (boundary == null || boundary.isEmpty()) {
            throw new RefusedException(Refusal.BODY_IS_NOT_MULTIPART);
        }
        List<FormFiles.FormFile> files;
        try (InputStream body = call.body()) {
            files = FormFiles.read(body, boundary, spool, limits.parts());
        } catch (IOException e) {
            throw spool.fault(e);
        }
        if (files.isEmpty()) {
            throw new RefusedException(Refusal.NO_IMAGES);
        }
        List<Incoming> found = new ArrayList<>();
        for (FormFiles.FormFile one : files) {
            found.add(spooled(name(one.name()), one.file()));
        }
        return found;
    }

    /** Programs send whole paths as file names, of this system or another one. */
    public static String name(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", "").strip();
        String end = plain.substring(Math.max(0, plain.length() - MAX_NAME));
        return end.isEmpty() ? IMAGE : end;
    }

    /** An image by its content; the name may be anything. */
    private Incoming spooled(String name, Path file) throws IOException {
        spool.count(file);
        ImageInput input = ImageInput.kept(name, file);
        try {
            ImageFormat.of(input);
            return new Incoming.Image(new Source(name, name, input), file);
        } catch (DropsizeException e) {
            spool.delete(file);
            return new Incoming.Rejected(name, e);
        }
    }

    /**
     * The strings of {@code {"list": […]}}; empty for an empty object or list.
     *
     * @throws RefusedException BODY_IS_NOT_JSON, BODY_IS_NOT_A_LIST, TOO_MANY_IMAGES
     */
    public List<String> list(Call call) throws IOException {
        List<String> entries = new ArrayList<>();
        for (JsonNode one : nodes(call)) {
            if (!one.isString() || one.stringValue().isBlank()) {
                throw new RefusedException(Refusal.BODY_IS_NOT_A_LIST);
            }
            entries.add(one.stringValue());
        }
        return entries;
    }

    /** The elements of {@code {"list": […]}}. */
    public List<JsonNode> nodes(Call call) throws IOException {
        byte[] bytes = bytes(call);
        if (bytes.length == 0) {
            return List.of();
        }
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new RefusedException(Refusal.BODY_IS_NOT_JSON, "", e);
        }
        JsonNode list = root.get("list");
        if (!root.isObject() || (list != null && !list.isArray())) {
            throw new RefusedException(Refusal.BODY_IS_NOT_A_LIST);
        }
        List<JsonNode> all = list == null ? List.of() : list.valueStream().toList();
        if (all.size() > limits.parts()) {
            throw new RefusedException(Refusal.TOO_MANY_IMAGES, Integer.toString(limits.parts()));
        }
        return all;
    }

    private byte[] bytes(Call call) throws IOException {
        requireLength(call, limits.listBytes());
        try (InputStream body = call.body()) {
            byte[] bytes = body.readNBytes(limits.listBytes() + 1);
            if (bytes.length > limits.listBytes()) {
                throw GuardedBody.tooLarge(limits.listBytes());
            }
            return bytes;
        }
    }

    /**
     * The images that a list names: addresses are loaded later, files must be images.
     *
     * @throws RefusedException PATHS_NEED_TOKEN, as other users of the computer could otherwise
     *     publish any image of this user; PATHS_OFF
     */
    public List<Incoming> images(Call call, List<String> list) {
        if (list.stream().anyMatch(entry -> ImageAddress.parse(entry).isEmpty())) {
            requirePaths(call);
        }
        return list.stream().map(this::image).toList();
    }

    private void requirePaths(Call call) {
        if (files.isOff()) {
            throw new RefusedException(Refusal.PATHS_OFF);
        }
        if (!call.isIdentified() && !files.isLimited()) {
            throw new RefusedException(Refusal.PATHS_NEED_TOKEN);
        }
    }

    private Incoming image(String entry) {
        Optional<URI> address = ImageAddress.parse(entry);
        return address.isPresent()
                ? new Incoming.Image(Source.of(address.get()), null)
                : files.image(entry);
    }

    /** Deletes the files of entries that will not become jobs. */
    public void discard(List<Incoming> entries) {
        for (Incoming entry : entries) {
            if (entry instanceof Incoming.Image(Source _, Path spooled) && spooled != null) {
                spool.delete(spooled);
            }
        }
    }

    private static void requireLength(Call call, long most) {
        if (call.length() > most) {
            throw GuardedBody.tooLarge(most);
        }
    }
}
