package io.dropsize.ui.shell;

import io.dropsize.ui.upload.UploadView;
import io.dropsize.ui.upload.UploadViewModel;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.Map;

/** The keys that work everywhere in the window. */
final class Shortcuts {
    private Shortcuts() {}

    static void install(
            Scene scene,
            UploadView view,
            UploadViewModel upload,
            ShellController shell,
            Runnable paste,
            Runnable quit) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(shortcut(KeyCode.O), view::chooseImages);
        keys.put(
                new KeyCodeCombination(
                        KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                view::chooseFolder);
        keys.put(shortcut(KeyCode.V), paste);
        keys.put(shortcut(KeyCode.ENTER), upload::sendReviewed);
        keys.put(shortcut(KeyCode.DIGIT1), () -> shell.go(0));
        keys.put(shortcut(KeyCode.DIGIT2), () -> shell.go(1));
        keys.put(shortcut(KeyCode.DIGIT3), () -> shell.go(2));
        keys.put(shortcut(KeyCode.DIGIT4), () -> shell.go(3));
        keys.put(shortcut(KeyCode.COMMA), () -> shell.go(3));
        keys.put(shortcut(KeyCode.F), shell::find);
        keys.put(shortcut(KeyCode.Q), quit);
        keys.put(new KeyCodeCombination(KeyCode.F5), shell::refresh);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
