package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Variant;
import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The reserved keys of a plan's copies. Copies that already exist are neither made nor sent.
 *
 * @param existing in the order of the plan's variants; empty for those that are missing
 */
public record Reservation(Publisher publisher, Plan plan, List<Optional<PublishedCopy>> existing) {
    public Reservation {
        existing = List.copyOf(existing);
    }

    /** Reserves a key for each copy. May send requests. */
    public static Reservation of(Publisher publisher, Plan plan) {
        return new Reservation(
                publisher, plan, plan.each().stream().map(publisher::reserve).toList());
    }

    /** Returns whether all copies exist. */
    public boolean isComplete() {
        return existing.stream().allMatch(Optional::isPresent);
    }

    /** Returns the plan of the copies to make. Call it only if {@link #isComplete} is false. */
    public Plan missing() {
        List<Variant> missing = new ArrayList<>();
        for (int i = 0; i < existing.size(); i++) {
            if (existing.get(i).isEmpty()) {
                missing.add(plan.variants().get(i));
            }
        }
        return plan.with(missing);
    }

    /**
     * Returns the result if all copies exist.
     *
     * @param placeholder of the picture; null if unknown
     */
    public Outcome.Done complete(@Nullable Placeholder placeholder) {
        return new Outcome.Done(
                plan, existing.stream().map(Optional::orElseThrow).toList(), placeholder);
    }

    /**
     * Publishes the missing copies one after the other. If one fails, the next try finds the
     * earlier ones.
     *
     * @param made the copies of {@link #missing}
     * @param sent receives the number of bytes sent so far, of all copies
     */
    public Outcome.Done publish(ImageMaker.Made made, LongConsumer sent) {
        Iterator<EncodedImage> images = made.images().iterator();
        List<PublishedCopy> copies = new ArrayList<>();
        List<Plan> each = plan.each();
        long before = 0;
        for (int i = 0; i < each.size(); i++) {
            PublishedCopy there = existing.get(i).orElse(null);
            if (there == null) {
                EncodedImage image = images.next();
                long start = before;
                Published published =
                        publisher.publish(each.get(i), image, soFar -> sent.accept(start + soFar));
                before += image.bytes().length;
                there = new PublishedCopy(published, image.bytes().length);
            }
            copies.add(there);
        }
        made.missedScore().ifPresent(missed -> warn(copies, missed));
        return new Outcome.Done(plan, copies, made.placeholder());
    }

    /** Other problems of any copy have priority over a missed score. */
    private static void warn(List<PublishedCopy> copies, DropsizeException missed) {
        if (copies.stream().allMatch(copy -> copy.published().warning() == null)) {
            PublishedCopy first = copies.getFirst();
            copies.set(0, new PublishedCopy(first.published().withWarning(missed), first.bytes()));
        }
    }

    /**
     * Predicts the result of publishing the plan, with a length of 0 for each copy. Nothing is
     * written.
     */
    public static Outcome.Done dryRun(Publisher publisher, Plan plan) {
        return new Outcome.Done(
                plan,
                plan.each().stream()
                        .map(one -> new PublishedCopy(publisher.dryRun(one), 0))
                        .toList(),
                null);
    }
}
