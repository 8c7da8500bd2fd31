package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.check.CheckResult;
import io.dropsize.store.check.CheckStep;
import io.dropsize.ui.kit.Texts;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** The row of a step of the connection check. */
final class CheckRow {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private CheckRow() {}

    /**
     * What the user can apply.
     *
     * @param region receives the region in which the service has found the bucket
     * @param makePublic applies the ACL that makes images public
     * @param trust asks whether to trust a refused certificate
     */
    record Fixes(Consumer<String> region, Runnable makePublic, Consumer<Fingerprint> trust) {}

    /**
     * @param fixes null for none, because the destination can't be changed
     */
    static Node of(CheckResult result, @Nullable Fixes fixes) {
        boolean good = result.outcome() == CheckResult.Outcome.PASSED;
        boolean bad = result.outcome() == CheckResult.Outcome.FAILED;
        Label mark = new Label(good ? "✓" : bad ? "✗" : "–");
        mark.getStyleClass().add("check-mark");
        mark.pseudoClassStateChanged(GOOD, good);
        mark.pseudoClassStateChanged(BAD, bad);
        Label name = new Label(Texts.of("settings.check.step." + result.step().jsonName()));
        VBox lines = new VBox(name);
        DropsizeException problem = result.problem();
        HBox row = new HBox(mark, lines);
        String detail = problem == null ? result.seen() : ErrorText.forSettings(problem);
        if (detail != null) {
            lines.getChildren().add(note(detail));
        }
        if (fixes != null) {
            addFixes(row, lines, result, fixes);
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        Label took = new Label(time(result));
        took.getStyleClass().add("form-note");
        took.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(took);
        row.getStyleClass().add("check-step");
        return row;
    }

    private static void addFixes(HBox row, VBox lines, CheckResult result, Fixes fixes) {
        result.regionToApply()
                .ifPresent(
                        place ->
                                row.getChildren()
                                        .add(
                                                link(
                                                        Texts.of("settings.check.apply", place),
                                                        () -> fixes.region().accept(place))));
        if (result.outcome() == CheckResult.Outcome.PASSED && result.step() == CheckStep.ACL) {
            row.getChildren().add(link(Texts.of("settings.check.apply.acl"), fixes.makePublic()));
        }
        result.certificateToTrust()
                .ifPresent(
                        certificate -> {
                            lines.getChildren().add(note(certificate.inLines(16)));
                            row.getChildren()
                                    .add(
                                            link(
                                                    Texts.of("settings.check.trust"),
                                                    () -> fixes.trust().accept(certificate)));
                        });
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.getStyleClass().add("form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> action.run());
        link.setMinWidth(Region.USE_PREF_SIZE);
        return link;
    }

    private static String time(CheckResult result) {
        return result.outcome() == CheckResult.Outcome.SKIPPED
                ? Texts.of("settings.check.skipped")
                : Texts.of("settings.check.time", result.took().toMillis());
    }
}
