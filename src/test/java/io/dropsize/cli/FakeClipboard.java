package io.dropsize.cli;

import io.dropsize.clipboard.DesktopClipboard;
import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A clipboard in memory. */
public final class FakeClipboard implements DesktopClipboard {
    final List<String> copied = new ArrayList<>();
    final Map<String, String> content = new LinkedHashMap<>();
    @Nullable DropsizeException failure;

    @Override
    public void copy(String text) {
        if (failure != null) {
            throw failure;
        }
        copied.add(text);
    }

    @Override
    public List<String> types() {
        return List.copyOf(content.keySet());
    }

    @Override
    public byte[] read(String type) {
        return Objects.requireNonNull(content.get(type)).getBytes(StandardCharsets.UTF_8);
    }
}
