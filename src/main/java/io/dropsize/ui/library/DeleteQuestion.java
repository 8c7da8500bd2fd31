package io.dropsize.ui.library;

import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.Versioning;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;

import java.util.ArrayList;
import java.util.List;

/** The question before images are deleted: how many, which, from where, and whether permanently. */
final class DeleteQuestion {
    private static final int MAX_NAMES = 5;

    private DeleteQuestion() {}

    /**
     * @param images at least one
     */
    static Question of(
            List<ObjectInfo> images, PictureSets sets, Destination from, Versioning versioning) {
        int count = images.size();
        String bucket = from.isThisComputer() ? from.name() : from.bucket();
        String text =
                switch (versioning) {
                    case OFF -> "library.delete.text.permanent";
                    case ON -> "library.delete.text.versions";
                    case UNKNOWN -> "library.delete.text";
                };
        return Question.destructive(
                        Texts.of("library.delete.title", count, bucket),
                        Texts.of(text, count),
                        Texts.of("library.delete.action", count, bucket))
                .about(names(images, sets));
    }

    private static List<String> names(List<ObjectInfo> images, PictureSets sets) {
        boolean all = images.size() <= MAX_NAMES;
        int shown = all ? images.size() : MAX_NAMES - 1;
        List<String> names = new ArrayList<>();
        images.subList(0, shown).forEach(image -> names.add(name(image, sets)));
        if (!all) {
            names.add(Texts.of("library.delete.more", images.size() - shown));
        }
        return names;
    }

    private static String name(ObjectInfo image, PictureSets sets) {
        int copies = sets.copies(image).size();
        return copies == 1 ? image.key() : Texts.of("library.delete.copies", image.key(), copies);
    }
}
