package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.http.EndpointCore;
import io.dropsize.http.EndpointSwitch;
import io.dropsize.http.TokenFile;
import io.dropsize.http.upload.EndpointListener;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.endpoint.EndpointAccess;
import io.dropsize.ui.shell.transfer.Incoming;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The window's endpoint for editors and scripts: shows their uploads in the list, and lets the user
 * allow the origins of refused requests.
 */
final class WindowEndpoint implements EndpointAccess, EndpointListener, AutoCloseable {
    /** A web page can send requests from any number of origins. */
    private static final int MAX_QUESTIONS = 5;

    private final Dropsize dropsize;
    private final UploadViewModel upload;
    private final Background background;
    private final DesktopServices desk;
    private final TokenFile token;
    private final EndpointSwitch endpoint;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final ReadOnlyObjectWrapper<Status> status =
            new ReadOnlyObjectWrapper<>(new Status(0, null));

    WindowEndpoint(
            Dropsize dropsize,
            UploadViewModel upload,
            Background background,
            DesktopServices desk) {
        this.dropsize = dropsize;
        this.upload = upload;
        this.background = background;
        this.desk = desk;
        this.token = new TokenFile(dropsize.folders().data());
        EndpointCore core =
                new EndpointCore(
                        dropsize.submissions(),
                        dropsize.settings(),
                        dropsize.stores(),
                        dropsize.deletions(),
                        token::token,
                        dropsize.folders().cache());
        this.endpoint =
                new EndpointSwitch(core, this, now -> Platform.runLater(() -> changed(now)));
    }

    /** Opens the endpoint if it is switched on. */
    void begin() {
        endpoint.follow();
    }

    private void changed(EndpointSwitch.Status now) {
        status.set(new Status(now.port(), now.error()));
        DropsizeException error = now.error();
        if (error != null) {
            upload.notice().warn(error);
        }
    }

    @Override
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public String token() {
        return token.token();
    }

    @Override
    public String renewToken() {
        return token.renew();
    }

    @Override
    public void accepted(List<Job> jobs, Preset preset, Destination destination) {
        upload.accepted(jobs, preset, destination);
    }

    @Override
    public boolean offersRetry() {
        return true;
    }

    @Override
    public List<Source> clipboard() {
        CompletableFuture<Incoming> content = new CompletableFuture<>();
        Platform.runLater(() -> content.complete(Incoming.ofClipboard()));
        return content.join().sources();
    }

    /** Asks the user once about each origin. */
    @Override
    public void refused(String origin) {
        if (asked.size() < MAX_QUESTIONS && asked.add(origin)) {
            Platform.runLater(() -> desk.whenNoQuestionIsOpen(() -> ask(origin)));
        }
    }

    private void ask(String origin) {
        Question question =
                Question.of(
                                Texts.of("settings.editors.ask.title", origin),
                                Texts.of("settings.editors.ask.text"),
                                Question.Answer.plain(Texts.of("settings.editors.ask.allow")))
                        .orElse(Texts.of("settings.editors.ask.refuse"));
        if (desk.confirm(question)) {
            background.run(
                    () ->
                            dropsize.settings()
                                    .update(
                                            all ->
                                                    all.withEndpoint(
                                                            all.endpoint().withOrigin(origin))),
                    error -> desk.say(ErrorText.of(error)));
        }
    }

    /** Closes the endpoint. Blocks. */
    @Override
    public void close() {
        endpoint.close();
    }

    /** Deletes the bodies of requests, when the program has ended its jobs. */
    void deleteBodies() {
        endpoint.deleteBodies();
    }
}
