package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
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

import java.util.function.Consumer;

/** The row of a step of the connection check. */
final class CheckRow {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private CheckRow() {}

    /**
     * @param region receives the region in which the service has found the bucket, if the user
     *     applies it
     * @param makePublic called if the user applies the ACL that makes images public
     */
    static Node of(CheckResult result, Consumer<String> region, Runnable makePublic) {
        boolean good = result.outcome() == CheckResult.Outcome.PASSED;
        boolean bad = result.outcome() == CheckResult.Outcome.FAILED;
        Label mark = new Label(good ? "✓" : bad ? "✗" : "–");
        mark.getStyleClass().add("check-mark");
        mark.pseudoClassStateChanged(GOOD, good);
        mark.pseudoClassStateChanged(BAD, bad);
        Label name = new Label(Texts.of("settings.check.step." + result.step().spelled()));
        VBox words = new VBox(name);
        DropsizeException problem = result.problem();
        HBox row = new HBox(mark, words);
        String detail = problem == null ? result.seen() : ErrorText.forSettings(problem);
        if (detail != null) {
            Label why = new Label(detail);
            why.getStyleClass().add("form-note");
            why.setWrapText(true);
            why.setMinHeight(Region.USE_PREF_SIZE);
            words.getChildren().add(why);
        }
        result.regionToApply()
                .ifPresent(
                        place -> {
                            Hyperlink apply =
                                    new Hyperlink(Texts.of("settings.check.apply", place));
                            apply.setOnAction(_ -> region.accept(place));
                            apply.setMinWidth(Region.USE_PREF_SIZE);
                            row.getChildren().add(apply);
                        });
        if (good && result.step() == CheckStep.ACL) {
            Hyperlink apply = new Hyperlink(Texts.of("settings.check.apply.acl"));
            apply.setOnAction(_ -> makePublic.run());
            apply.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(apply);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Label took = new Label(time(result));
        took.getStyleClass().add("form-note");
        took.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(took);
        row.getStyleClass().add("check-step");
        return row;
    }

    private static String time(CheckResult result) {
        return result.outcome() == CheckResult.Outcome.SKIPPED
                ? Texts.of("settings.check.skipped")
                : Texts.of("settings.check.time", result.took().toMillis());
    }
}
