package io.dropsize.app;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.CopyingPublisher;
import io.dropsize.pipeline.publish.FolderPublisher;
import io.dropsize.pipeline.publish.KeyReservations;
import io.dropsize.pipeline.publish.Mirror;
import io.dropsize.pipeline.publish.MirroringPublisher;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.PublisherFactory;
import io.dropsize.pipeline.publish.VisitingPublisher;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Visitor;
import io.dropsize.store.link.LinkForm;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Publishers to buckets, which also save local copies, upload to mirrors and open links. */
final class Publishers implements PublisherFactory {
    private final SettingsStore settings;
    private final ObjectStores stores;
    private final Journal journal;

    /** Opens links of uploaded images; null if they are not opened. */
    private volatile @Nullable Visitor visitor;

    Publishers(SettingsStore settings, ObjectStores stores, Journal journal) {
        this.settings = settings;
        this.stores = stores;
        this.journal = journal;
    }

    /** From now on, links of uploaded images are opened. */
    void openLinksWith(Visitor one) {
        visitor = one;
    }

    @Override
    public Publisher to(Destination destination, KeyReservations reservations) {
        Publisher bucket = new BucketPublisher(destination, stores, journal, reservations);
        Path copies = settings.get().localCopies();
        Publisher copying =
                copies == null
                        ? bucket
                        : new CopyingPublisher(
                                bucket,
                                new FolderPublisher(copies, FolderPublisher.WhenTaken.NUMBER));
        return visited(destination, mirrored(destination, copying));
    }

    private Publisher mirrored(Destination destination, Publisher publisher) {
        return destination.mirrors().isEmpty()
                ? publisher
                : new MirroringPublisher(
                        publisher,
                        stores,
                        destination.mirrors().stream().map(this::mirror).toList());
    }

    /** A mirror with its current settings, which may change before a retry. */
    private Mirror mirror(String name) {
        return new Mirror(name, () -> settings.get().findDestination(name), stores);
    }

    /** Links to this computer, and signed links, need not open for everyone. */
    private Publisher visited(Destination destination, Publisher publisher) {
        Visitor one = visitor;
        boolean hasVisitors = !destination.isThisComputer() || destination.publicUrl() != null;
        return one != null && hasVisitors && settings.get().linkForm() != LinkForm.SIGNED
                ? new VisitingPublisher(publisher, one)
                : publisher;
    }
}
