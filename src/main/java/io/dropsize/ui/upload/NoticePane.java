package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;
import io.dropsize.ui.upload.intake.Notice;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The notices above the list, one below the other. */
public final class NoticePane extends VBox {
    public NoticePane() {
        getStyleClass().add("notices");
        managedProperty().bind(visibleProperty());
    }

    /** Shows the notices from now on. */
    void follow(Notice notice, Runnable addDestination) {
        ObservableList<Notice.Line> lines = notice.lines();
        visibleProperty().bind(Bindings.isNotEmpty(lines));
        lines.addListener(
                (ListChangeListener<Notice.Line>) _ -> show(lines, notice, addDestination));
        show(lines, notice, addDestination);
    }

    private void show(ObservableList<Notice.Line> lines, Notice notice, Runnable addDestination) {
        getChildren()
                .setAll(lines.stream().map(line -> bar(line, notice, addDestination)).toList());
    }

    private static Node bar(Notice.Line line, Notice notice, Runnable addDestination) {
        boolean warns = line.kind() == Notice.Kind.WARNING;
        HBox bar = new HBox(icon(warns ? "icon-warning" : "icon-info"), label(line.text()));
        bar.getStyleClass().addAll("notice", warns ? "notice-warning" : "notice-info");
        if (line.kind() == Notice.Kind.TIP) {
            Button add = new Button(Texts.of("upload.local.add"));
            add.getStyleClass().add("small");
            add.setMinWidth(USE_PREF_SIZE);
            add.setOnAction(
                    _ -> {
                        notice.close(line);
                        addDestination.run();
                    });
            bar.getChildren().add(add);
        }
        bar.getChildren().add(close(line, notice));
        return bar;
    }

    private static Node label(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Node close(Notice.Line line, Notice notice) {
        Button close = new Button();
        close.setGraphic(icon("icon-close"));
        close.setAccessibleText(Texts.of("upload.notice.close"));
        close.setTooltip(Tooltips.wrapped(Texts.of("upload.notice.close")));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setOnAction(_ -> notice.close(line));
        return close;
    }

    private static Region icon(String name) {
        Region icon = new Region();
        icon.getStyleClass().addAll("icon", name);
        return icon;
    }
}
