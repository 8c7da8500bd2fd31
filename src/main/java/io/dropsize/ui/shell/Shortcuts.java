package io.dropsize.ui.shell;

import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.UploadView;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keyboard shortcuts of the whole window. */
final class Shortcuts {
    private static final KeyCombination CHOOSE_FOLDER =
            new KeyCodeCombination(
                    KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private Shortcuts() {}

    static void install(
            Scene scene,
            UploadView view,
            UploadViewModel upload,
            ShellController shell,
            DesktopServices desk,
            Runnable paste,
            Runnable quit) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(shortcut(KeyCode.O), view::chooseImages);
        keys.put(CHOOSE_FOLDER, view::chooseFolder);
        keys.put(shortcut(KeyCode.V), paste);
        keys.put(shortcut(KeyCode.ENTER), upload.review()::send);
        keys.put(shortcut(KeyCode.DIGIT1), () -> shell.visit(0));
        keys.put(shortcut(KeyCode.DIGIT2), () -> shell.visit(1));
        keys.put(shortcut(KeyCode.DIGIT3), () -> shell.visit(2));
        keys.put(shortcut(KeyCode.DIGIT4), () -> shell.visit(3));
        keys.put(shortcut(KeyCode.COMMA), () -> shell.visit(3));
        keys.put(shortcut(KeyCode.F), shell::find);
        keys.put(shortcut(KeyCode.Q), quit);
        keys.put(key(KeyCode.F5), shell::refresh);
        keys.put(key(KeyCode.ESCAPE), shell::dismiss);
        keys.put(
                key(KeyCode.F1),
                () -> desk.ask(Question.toRead(Texts.of("shell.keys.title"), facts())));
    }

    /** Returns the shortcuts of the window and of its views, with their actions, for the help. */
    private static List<Question.Fact> facts() {
        return List.of(
                fact("choose-images", shortcut(KeyCode.O)),
                fact("choose-folder", CHOOSE_FOLDER),
                fact("paste", shortcut(KeyCode.V)),
                fact("upload", shortcut(KeyCode.ENTER)),
                fact("open", key(KeyCode.ENTER)),
                fact("copy", shortcut(KeyCode.C)),
                fact("select-all", shortcut(KeyCode.A)),
                fact("remove", key(KeyCode.DELETE)),
                fact("menu", new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN)),
                fact("find", shortcut(KeyCode.F)),
                fact("compare-move", key(KeyCode.LEFT), key(KeyCode.RIGHT)),
                fact("compare-zoom", key(KeyCode.PLUS), key(KeyCode.MINUS)),
                fact("compare-fit", key(KeyCode.DIGIT1), key(KeyCode.DIGIT0)),
                fact("views", " … ", shortcut(KeyCode.DIGIT1), shortcut(KeyCode.DIGIT4)),
                fact("refresh", key(KeyCode.F5)),
                fact("dismiss", key(KeyCode.ESCAPE)),
                fact("quit", shortcut(KeyCode.Q)));
    }

    private static Question.Fact fact(String name, KeyCombination... keys) {
        return fact(name, " / ", keys);
    }

    private static Question.Fact fact(String name, String between, KeyCombination... keys) {
        return new Question.Fact(
                Stream.of(keys)
                        .map(KeyCombination::getDisplayText)
                        .map(keyName -> keyName.replace("↵", Texts.of("shell.keys.enter")))
                        .collect(Collectors.joining(between)),
                Texts.of("shell.keys." + name));
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
