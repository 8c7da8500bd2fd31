package io.dropsize.testkit;

import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Offer;
import io.dropsize.ui.kit.Question;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Desktop services without dialogs: they return the test's answers and record all messages. */
public class QuietDesk implements DesktopServices {
    public List<Path> images = List.of();
    public Optional<Path> folder = Optional.empty();

    /** The file that the user chooses to read or to write. */
    public Optional<Path> file = Optional.empty();

    /** The answer to a question that has one besides Cancel. */
    public boolean answer = true;

    /** The answer to a question that has several. */
    public OptionalInt choice = OptionalInt.empty();

    public final List<String> copied = new ArrayList<>();
    public final List<String> said = new ArrayList<>();

    /** What the last report offered. */
    public final List<Offer> offers = new ArrayList<>();

    public final List<String> asked = new ArrayList<>();

    /** Runs while a question is open. */
    public Runnable whileAsking = () -> {};

    public final List<Question> questions = new ArrayList<>();
    public final List<URI> opened = new ArrayList<>();

    @Override
    public List<Path> chooseImages() {
        return images;
    }

    @Override
    public Optional<Path> chooseFolder() {
        return folder;
    }

    @Override
    public Optional<Path> chooseSettingsFile() {
        return file;
    }

    @Override
    public Optional<Path> chooseNewFile(String name) {
        return file;
    }

    @Override
    public void open(URI address) {
        opened.add(address);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public OptionalInt ask(Question question) {
        asked.add(question.title());
        questions.add(question);
        whileAsking.run();
        if (question.answers().size() > 1) {
            return choice;
        }
        return answer ? OptionalInt.of(0) : OptionalInt.empty();
    }

    @Override
    public void withdrawQuestion() {}

    @Override
    public void announce(String sentence, List<Offer> choices) {
        said.add(sentence);
        offers.clear();
        offers.addAll(choices);
    }

    @Override
    public void say(String sentence) {
        said.add(sentence);
    }
}
