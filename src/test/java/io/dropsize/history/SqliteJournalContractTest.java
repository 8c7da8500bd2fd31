package io.dropsize.history;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.settings.JsonPresets;
import io.dropsize.testkit.JournalContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The journal on disk. */
class SqliteJournalContractTest extends JournalContract {
    @TempDir Path folder;
    private SqliteJournal journal;

    @Override
    protected Journal open() {
        journal = new SqliteJournal(folder.resolve("journal"), new JsonPresets());
        return journal;
    }

    @AfterEach
    void close() {
        journal.close();
    }
}
