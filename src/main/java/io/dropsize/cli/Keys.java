package io.dropsize.cli;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.ObjectStore;

import picocli.CommandLine.ExitCode;

import java.util.List;
import java.util.function.Consumer;

/** Applies an action to each key; a failure doesn't affect the other keys. */
final class Keys {
    private Keys() {}

    /**
     * @return the exit code
     */
    static int forEach(
            List<String> keys, ObjectStore store, Console console, Consumer<String> action) {
        int code = ExitCode.OK;
        for (String key : keys) {
            try {
                if (store.head(key).isEmpty()) {
                    throw new DropsizeException(ErrorKind.OBJECT_MISSING, key);
                }
                action.accept(key);
            } catch (DropsizeException e) {
                String sentence = ErrorText.forCommandLine(e);
                console.say(sentence.contains(key) ? sentence : key + ": " + sentence);
                code = ExitCode.SOFTWARE;
            }
        }
        return code;
    }
}
