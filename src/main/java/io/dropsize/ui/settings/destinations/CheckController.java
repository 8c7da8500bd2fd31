package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.check.CheckResult;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.ScrollIntoView;
import io.dropsize.ui.kit.Texts;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.concurrent.Task;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Controller of "Check connection", which tests the form's values. */
public final class CheckController {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final DestinationForm form;
    private final ConnectionCheck check;
    private final DestinationFormController fields;
    private final Background background;
    private final DesktopServices desk;
    private @Nullable Task<?> asking;

    /** Identifies the check whose results are shown. */
    private @Nullable Object running;

    @FXML private VBox steps;
    @FXML private Label answer;
    @FXML private ProgressIndicator busy;
    @FXML private Button action;
    @FXML private PolicyBox policy;

    public CheckController(
            DestinationForm form,
            ConnectionCheck check,
            DestinationFormController fields,
            Background background,
            DesktopServices desk) {
        this.desk = desk;
        this.form = form;
        this.check = check;
        this.fields = fields;
        this.background = background;
    }

    @FXML
    private void initialize() {
        steps.managedProperty().bind(Bindings.isNotEmpty(steps.getChildren()));
        form.typed().addListener((_, _, _) -> forget());
        forget();
    }

    /** Starts a check, or stops the running one. */
    @FXML
    private void check() {
        boolean stop = asking != null;
        forget();
        if (stop) {
            return;
        }
        if (!fields.insist()) {
            say(Texts.of("settings.check.fields"), false, true);
            ScrollIntoView.bring(answer.getParent());
            return;
        }
        DestinationInput typed = form.typed().get();
        Destination destination = typed.destination();
        busy(true);
        say(Texts.of("settings.check.busy"), false, false);
        ScrollIntoView.bring(answer.getParent());
        List<CheckResult> results = new ArrayList<>();
        Object run = results;
        running = run;
        asking =
                background.run(
                        () -> {
                            check.check(
                                    destination,
                                    fields.secretFor(typed).orElse(null),
                                    result -> Platform.runLater(() -> show(run, results, result)));
                            return destination;
                        },
                        tested -> answered(tested, results),
                        error -> answered(ErrorText.forSettings(error), false));
    }

    /** Removes the results, which apply only to the values that were tested. */
    private void forget() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
        running = null;
        steps.getChildren().clear();
        policy.clear();
        busy(false);
        say(Texts.of("settings.check.hint"), false, false);
    }

    private void show(Object run, List<CheckResult> results, CheckResult result) {
        if (run == running) {
            results.add(result);
            steps.getChildren()
                    .add(
                            CheckRow.of(
                                    result,
                                    fields.isReadOnly()
                                            ? null
                                            : new CheckRow.Fixes(
                                                    form.region()::set,
                                                    () -> form.addHeader(UploadHeaders.PUBLIC_ACL),
                                                    certificate -> trust(result, certificate))));
            ScrollIntoView.bring(answer.getParent());
        }
    }

    private void trust(CheckResult result, Fingerprint certificate) {
        DropsizeException problem = result.problem();
        String host = problem == null ? "" : problem.context().getFirst();
        Question question =
                new Question(
                        Texts.of("settings.check.trust.title"),
                        Texts.of("settings.check.trust.text"),
                        List.of(),
                        List.of(
                                new Question.Fact(Texts.of("settings.check.trust.host"), host),
                                new Question.Fact(
                                        Texts.of("settings.check.trust.fingerprint"),
                                        certificate.inLines(8))),
                        List.of(Question.Answer.plain(Texts.of("settings.check.trust.action"))),
                        Texts.of("shell.dialog.cancel"));
        if (desk.ask(question).isPresent()) {
            form.certificate().set(certificate);
            say(Texts.of("settings.check.trusted"), false, false);
        }
    }

    private void answered(Destination tested, List<CheckResult> results) {
        policy.offer(tested, results);
        boolean good = results.stream().noneMatch(CheckResult::preventsUploads);
        boolean all = results.stream().noneMatch(each -> each.problem() != null);
        String text = all ? "settings.check.good" : "settings.check.limited";
        answered(Texts.of(good ? text : "settings.check.bad"), good);
    }

    private void answered(String sentence, boolean good) {
        asking = null;
        busy(false);
        say(sentence, good, !good);
        ScrollIntoView.bring(answer.getParent());
    }

    private void busy(boolean is) {
        busy.setVisible(is);
        action.setText(Texts.of(is ? "settings.check.stop" : "settings.check"));
    }

    private void say(String sentence, boolean good, boolean bad) {
        answer.setText(sentence);
        answer.pseudoClassStateChanged(GOOD, good);
        answer.pseudoClassStateChanged(BAD, bad);
    }
}
