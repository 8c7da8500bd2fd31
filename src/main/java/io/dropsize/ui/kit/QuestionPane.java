package io.dropsize.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A question as a card on a dimmed window. It blocks mouse, keys and drops. Reports the index of
 * the chosen answer, or empty if the question is cancelled.
 */
final class QuestionPane extends StackPane {
    /** More buttons than these don't fit side by side. */
    private static final int MAX_SIDE_BY_SIDE = 3;

    private final Question question;
    private final Consumer<OptionalInt> chosen;
    private final List<Button> buttons = new ArrayList<>();
    private Button preferred;

    QuestionPane(Question question, Consumer<OptionalInt> chosen) {
        this.question = question;
        this.chosen = chosen;
        preferred = button(question.cancel(), OptionalInt.empty());
        preferred.getStyleClass().add("question-cancel");
        for (int i = 0; i < question.answers().size(); i++) {
            add(i);
        }
        getStyleClass().add("question-scrim");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(question.title() + "\n" + question.text());
        getChildren().add(card());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(InputEvent.ANY, QuestionPane::stop);
    }

    /** Focuses the default button. */
    void focusDefault() {
        preferred.requestFocus();
    }

    /** Keeps the focus on the answers. */
    void keepFocus() {
        if (buttons.stream().noneMatch(Button::isFocused)) {
            focusDefault();
        }
    }

    private void add(int index) {
        Question.Answer answer = question.answers().get(index);
        Button button = button(answer.label(), OptionalInt.of(index));
        switch (answer.kind()) {
            case SUGGESTED -> {
                button.getStyleClass().add("accent");
                preferred = button;
            }
            case DESTRUCTIVE -> button.getStyleClass().add("danger");
            case PLAIN -> {}
        }
    }

    private Button button(String text, OptionalInt answer) {
        Button button = new Button(text);
        button.setMnemonicParsing(false); // A bucket's name may contain an underscore.
        button.setOnAction(_ -> chosen.accept(answer));
        button.setMinWidth(Region.USE_PREF_SIZE);
        buttons.add(button);
        return button;
    }

    private VBox card() {
        VBox card = new VBox(label(question.title(), "question-title"));
        card.getStyleClass().add("question");
        if (!question.text().isEmpty()) {
            card.getChildren().add(label(question.text(), "question-text"));
        }
        if (!question.items().isEmpty()) {
            card.getChildren().add(items());
        }
        if (!question.facts().isEmpty()) {
            card.getStyleClass().add("question-wide");
            card.getChildren().add(facts());
        }
        card.getChildren().add(answers());
        card.setMaxHeight(USE_PREF_SIZE);
        return card;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private VBox items() {
        VBox items = new VBox();
        items.getStyleClass().add("question-items");
        for (String name : question.items()) {
            Label item = new Label(name);
            item.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            items.getChildren().add(item);
        }
        return items;
    }

    private GridPane facts() {
        GridPane facts = new GridPane();
        facts.getStyleClass().addAll("question-items", "question-facts");
        for (Question.Fact fact : question.facts()) {
            Label name = new Label(fact.name());
            name.getStyleClass().add("question-fact");
            name.setMinWidth(USE_PREF_SIZE);
            Label meaning = new Label(fact.meaning());
            meaning.setWrapText(true);
            facts.addRow(facts.getRowCount(), name, meaning);
        }
        return facts;
    }

    /** In a row, Cancel first and the most common answer last; in a column the other way round. */
    private Pane answers() {
        boolean column = buttons.size() > MAX_SIDE_BY_SIDE;
        List<Button> shown = new ArrayList<>(buttons);
        if (column) {
            shown.add(shown.removeFirst());
            shown.forEach(button -> button.setMaxWidth(Double.MAX_VALUE));
        } else {
            shown = new ArrayList<>(shown.subList(1, shown.size()).reversed());
            shown.addFirst(buttons.getFirst());
        }
        Pane answers = column ? new VBox() : new HBox();
        answers.getChildren().setAll(shown);
        answers.getStyleClass().add("question-answers");
        return answers;
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            chosen.accept(OptionalInt.empty());
        } else if (code == KeyCode.ENTER) {
            focused().fire();
        } else if (code == KeyCode.TAB) {
            move(event.isShiftDown() ? -1 : 1);
        } else if (code == KeyCode.LEFT || code == KeyCode.UP) {
            move(-1);
        } else if (code == KeyCode.RIGHT || code == KeyCode.DOWN) {
            move(1);
        } else if (code == KeyCode.SPACE) {
            return;
        }
        event.consume();
    }

    private Button focused() {
        return buttons.stream().filter(Button::isFocused).findFirst().orElse(preferred);
    }

    private void move(int by) {
        List<Button> shown =
                ((Pane) buttons.getFirst().getParent())
                        .getChildren().stream().map(Button.class::cast).toList();
        int next = Math.floorMod(shown.indexOf(focused()) + by, shown.size());
        shown.get(next).requestFocus();
    }

    private static void stop(InputEvent event) {
        if (event instanceof DragEvent
                || event instanceof KeyEvent
                || event instanceof ContextMenuEvent
                || event instanceof javafx.scene.input.MouseEvent
                || event instanceof javafx.scene.input.ScrollEvent) {
            event.consume();
        }
    }
}
