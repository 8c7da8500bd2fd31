package io.dropsize.pipeline.journal;

import io.dropsize.testkit.JournalContract;

/** The journal in memory. */
class MemoryJournalTest extends JournalContract {
    @Override
    protected Journal open() {
        return new MemoryJournal();
    }
}
