package io.dropsize.http.picgo;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SafeText;
import io.dropsize.http.exchange.BodyReader;
import io.dropsize.http.exchange.Call;
import io.dropsize.http.exchange.Incoming;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Reply;
import io.dropsize.http.upload.UploadEntry;
import io.dropsize.http.upload.Uploads;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The contract of PicGo's and PicList's servers. An upload either has a link for each image, in
 * order, or fails as a whole: clients replace the images of a document by position.
 */
public final class PicGoApi {
    private static final Logger LOG = LoggerFactory.getLogger(PicGoApi.class);
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;

    /** Names of uploaders that clients send when they mean S3. */
    private static final Set<String> UPLOADERS =
            Set.of(UploadedItem.TYPE, "aws-s3", "aws-s3-plist", "s3");

    private final Uploads uploads;
    private final BodyReader reader;
    private final DeleteHandles handles;
    private final BiConsumer<String, String> deletion;
    private final Supplier<List<Source>> clipboard;

    /**
     * @param deletion deletes an object, given its destination and key
     * @param clipboard the images on the clipboard; throws if there is none
     */
    public PicGoApi(
            Uploads uploads,
            BodyReader reader,
            DeleteHandles handles,
            BiConsumer<String, String> deletion,
            Supplier<List<Source>> clipboard) {
        this.clipboard = clipboard;
        this.uploads = uploads;
        this.reader = reader;
        this.handles = handles;
        this.deletion = deletion;
    }

    /**
     * The response to an upload, or an error.
     *
     * @param result the links; null for an error, since Yank Note inserts an image without an
     *     address where the list is empty
     * @param msg the same as message, for clients that read this one
     * @param code a constant for programs; null if PicGo has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(
            boolean success,
            @Nullable List<String> result,
            List<UploadedItem> items,
            List<UploadedItem> fullResult,
            @Nullable String message,
            @Nullable String msg,
            @Nullable String code) {}

    public static Reply heartbeat(Call call) {
        return Reply.json(200, Map.of("success", true, "result", "alive"));
    }

    public Reply upload(Call call) throws IOException {
        Destination destination = destination(call);
        Uploads.Order order =
                new Uploads.Order(
                        uploads.preset(Optional.empty()),
                        destination,
                        "",
                        Uploads.Answer.DEFAULT,
                        true);
        List<UploadEntry> results =
                uploads.upload(call.length(), () -> body(call), order).stream()
                        .map(UploadEntry::of)
                        .toList();
        Optional<UploadEntry> failed = results.stream().filter(one -> !one.ok()).findFirst();
        return failed.isPresent()
                ? failure(FAILED, sentence(failed.get(), results), null)
                : success(destination, results);
    }

    private List<Incoming> body(Call call) throws IOException {
        if (BodyReader.isMultipart(call)) {
            return reader.form(call);
        }
        List<String> list = reader.list(call); // Clients send JSON with any media type.
        return list.isEmpty() ? clipboard(call) : reader.images(call, list);
    }

    /**
     * @throws RefusedException CLIPBOARD_NEEDS_TOKEN, as other users of the computer could
     *     otherwise publish what this user has copied
     */
    private List<Incoming> clipboard(Call call) {
        if (!call.isIdentified()) {
            throw new RefusedException(Refusal.CLIPBOARD_NEEDS_TOKEN);
        }
        try {
            return clipboard.get().stream()
                    .<Incoming>map(source -> new Incoming.Image(source, null))
                    .toList();
        } catch (DropsizeException e) {
            throw Uploads.failed(e);
        }
    }

    private Reply success(Destination destination, List<UploadEntry> results) {
        List<UploadedItem> items = new ArrayList<>();
        for (UploadEntry done : results) {
            String key = Objects.requireNonNull(done.key());
            String url = Objects.requireNonNull(done.url());
            String token = handles.handle(new DeleteHandles.Target(destination.name(), key));
            items.add(UploadedItem.of(done, url, key, token));
        }
        List<String> links = items.stream().map(UploadedItem::imgUrl).toList();
        return Reply.json(200, new Answer(true, links, items, items, null, null, null));
    }

    private static String sentence(UploadEntry failed, List<UploadEntry> results) {
        UploadEntry.Fault fault = failed.error();
        String sentence =
                fault == null ? new RefusedException(Refusal.STOPPING).sentence() : fault.message();
        String source = SafeText.visible(failed.source());
        String named = sentence.contains(source) ? sentence : source + ": " + sentence;
        long failures = results.stream().filter(one -> !one.ok()).count();
        return results.size() == 1
                ? named
                : named + " (%d of %d images failed.)".formatted(failures, results.size());
    }

    private static Reply failure(int status, String sentence, @Nullable String code) {
        return Reply.json(
                status, new Answer(false, null, List.of(), List.of(), sentence, sentence, code));
    }

    /** Errors in the form that clients of this contract read. */
    public static Reply error(RefusedException refused) {
        String sentence = refused.sentence();
        return switch (refused.refusal()) {
            case DESTINATION_UNKNOWN -> failure(BAD_REQUEST, sentence, "UPLOAD_CONFIG_NOT_FOUND");
            case DESTINATION_AMBIGUOUS -> failure(BAD_REQUEST, sentence, "UPLOAD_CONFIG_AMBIGUOUS");
            case UPLOADER_UNKNOWN -> failure(BAD_REQUEST, sentence, "UNKNOWN_UPLOADER");
            case PARAMETER_WRONG, PARAMETER_TWICE ->
                    failure(BAD_REQUEST, sentence, "INVALID_UPLOAD_OPTION");
            case FAILED -> failure(FAILED, sentence, null);
            default -> failure(refused.refusal().status(), sentence, null);
        };
    }

    /**
     * The destination that the parameters name. PicGo prefers an ID to a name; destinations have
     * names only.
     */
    private Destination destination(Call call) {
        for (String name : List.of("uploader", "picbed")) {
            Optional<String> uploader = option(call, name);
            if (uploader.isPresent() && !UPLOADERS.contains(uploader.get())) {
                throw new RefusedException(Refusal.UPLOADER_UNKNOWN, uploader.get());
            }
        }
        return Stream.of("configId", "configName")
                .flatMap(name -> option(call, name).stream())
                .findFirst()
                .map(this::named)
                .orElseGet(() -> uploads.destination(Optional.empty()));
    }

    private static Optional<String> option(Call call, String name) {
        Optional<String> value = call.parameter(name).map(String::strip);
        if (value.isPresent() && value.get().isEmpty()) {
            throw new RefusedException(Refusal.PARAMETER_WRONG, name);
        }
        return value;
    }

    private Destination named(String name) {
        List<Destination> exact =
                uploads.destinations().stream().filter(it -> it.name().equals(name)).toList();
        List<Destination> found =
                exact.isEmpty()
                        ? uploads.destinations().stream()
                                .filter(it -> it.name().strip().equalsIgnoreCase(name))
                                .toList()
                        : exact;
        if (found.size() != 1) {
            throw new RefusedException(
                    found.isEmpty() ? Refusal.DESTINATION_UNKNOWN : Refusal.DESTINATION_AMBIGUOUS,
                    name);
        }
        return found.getFirst();
    }

    /** The result for one image of a deletion. */
    private record Deleted(String id, boolean success) {}

    public Reply delete(Call call) throws IOException {
        List<JsonNode> items = reader.nodes(call);
        boolean valid =
                !items.isEmpty()
                        && items.stream()
                                .allMatch(
                                        item ->
                                                item.path("id").isString()
                                                        && item.path("token").isString());
        if (!valid) {
            throw new RefusedException(Refusal.BODY_IS_NOT_A_LIST);
        }
        List<Deleted> deleted =
                items.stream()
                        .map(
                                item ->
                                        new Deleted(
                                                item.path("id").stringValue(),
                                                deleted(item.path("token").stringValue())))
                        .toList();
        long done = deleted.stream().filter(Deleted::success).count();
        String message = "delete success: %d, fail: %d".formatted(done, deleted.size() - done);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", done == deleted.size());
        answer.put("message", message);
        answer.put("msg", message);
        answer.put("result", deleted);
        return Reply.json(200, answer);
    }

    private boolean deleted(String handle) {
        Optional<DeleteHandles.Target> target = handles.target(handle);
        if (target.isEmpty()) {
            return false;
        }
        try {
            deletion.accept(target.get().destination(), target.get().key());
            return true;
        } catch (DropsizeException e) {
            LOG.warn("{} was not deleted", target.get().key(), e);
            return false;
        }
    }
}
