package io.dropsize.testkit;

import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Offer;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A desktop that opens no dialog: it answers what the test put in and keeps what it was told. */
public class QuietDesk implements Desk {
    public List<Path> images = List.of();
    public Optional<Path> folder = Optional.empty();
    public boolean answer = true;
    public OptionalInt choice = OptionalInt.empty();
    public final List<String> copied = new ArrayList<>();
    public final List<String> said = new ArrayList<>();

    /** What the last report of the end of work offered. */
    public final List<Offer> offers = new ArrayList<>();

    public final List<String> asked = new ArrayList<>();
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
    public void open(URI address) {
        opened.add(address);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public boolean confirm(String title, String question, String action) {
        asked.add(title);
        return answer;
    }

    @Override
    public OptionalInt choose(String title, String question, List<String> actions) {
        asked.add(title);
        return choice;
    }

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
