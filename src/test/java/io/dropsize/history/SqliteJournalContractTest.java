package io.dropsize.history;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.testkit.JournalContract;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The journal on disk. */
class SqliteJournalContractTest extends JournalContract {
    @TempDir Path folder;
    private @Nullable SqliteJournal journal;

    @Override
    protected Journal open() {
        SqliteJournal opened = new SqliteJournal(folder.resolve("journal"), new JsonPresets());
        journal = opened;
        return opened;
    }

    @AfterEach
    void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
