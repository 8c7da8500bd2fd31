package io.dropsize.ui;

import io.dropsize.ui.kit.Desk;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what it was asked. */
public final class NotedDesk implements Desk {
    public final List<String> copied = new ArrayList<>();
    public final List<String> said = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();
    public final List<URI> opened = new ArrayList<>();
    public boolean agrees = true;
    public Optional<Path> folder = Optional.empty();

    @Override
    public List<Path> chooseImages() {
        return List.of();
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
        return agrees;
    }

    @Override
    public void say(String sentence) {
        said.add(sentence);
    }
}
