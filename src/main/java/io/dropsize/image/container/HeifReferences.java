package io.dropsize.image.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the references between a file's pictures. libheif follows them without checks, in a cycle
 * until the process ends.
 */
public final class HeifReferences {
    private static final int FULL_BOX_BYTES = 4;

    /** The maximum depth. A grid of tiles whose alpha is also a grid has a depth of three. */
    private static final int DEEPEST = 8;

    /**
     * A picture of 400 megapixels in tiles of 512 × 512 pixels has 1,600, and as many for alpha.
     */
    private static final int MAX_PARTS = 10_000;

    private final Map<Integer, List<Integer>> parts = new HashMap<>();
    private final Map<Integer, Long> counted = new HashMap<>();
    private final Set<Integer> under = new HashSet<>();

    private HeifReferences() {}

    /**
     * Follows all references.
     *
     * @throws HeifException if a picture contains itself, or excessively many others
     */
    public static void check(byte[] file) {
        var references = new HeifReferences();
        for (IsoBox box : IsoBox.of(file)) {
            if (box.type().equals("meta")) {
                box.children(FULL_BOX_BYTES).stream()
                        .filter(child -> child.type().equals("iref"))
                        .forEach(references::add);
            }
        }
        for (int picture : List.copyOf(references.parts.keySet())) {
            references.count(picture);
        }
    }

    private void add(IsoBox all) {
        int idBytes = all.number(0, 1) == 0 ? Short.BYTES : Integer.BYTES;
        for (IsoBox reference : all.children(FULL_BOX_BYTES)) {
            int from = reference.number(0, idBytes);
            int count = reference.number(idBytes, Short.BYTES);
            for (int i = 0; i < count; i++) {
                int at = idBytes + Short.BYTES + i * idBytes;
                int to = reference.number(at, idBytes);
                if (reference.content() + at >= reference.end()) {
                    throw HeifException.damaged("references end too early");
                }
                switch (reference.type()) {
                    case "dimg" -> add(from, to);
                    case "auxl" -> add(to, from);
                    default -> {}
                }
            }
        }
    }

    private void add(int whole, int part) {
        parts.computeIfAbsent(whole, _ -> new ArrayList<>()).add(part);
    }

    /** Returns the number of pictures that must be decoded for this one, including itself. */
    private long count(int picture) {
        Long known = counted.get(picture);
        if (known != null) {
            return known;
        }
        if (!under.add(picture) || under.size() > DEEPEST) {
            throw HeifException.damaged("a picture that contains itself");
        }
        long count = 1;
        for (int part : parts.getOrDefault(picture, List.of())) {
            count += count(part);
            if (count > MAX_PARTS) {
                throw HeifException.damaged("a picture of too many parts");
            }
        }
        under.remove(picture);
        counted.put(picture, count);
        return count;
    }
}
