package io.dropsize.history;

import io.dropsize.image.ImageFormat;
import io.dropsize.pipeline.journal.Deletions;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The table of uploaded objects that no longer exist in their bucket. */
final class DeletedObjects implements Deletions {
    private static final String UPLOADED =
            """
            SELECT published, link, changed FROM job WHERE step = 'DONE' AND destination = ?
            """;

    private final SqliteJournal journal;

    /**
     * An object that was uploaded, possibly several times.
     *
     * @param last the time of its last upload
     */
    private record Uploaded(String link, String key, Instant last) {}

    DeletedObjects(SqliteJournal journal) {
        this.journal = journal;
    }

    /** The object at this address exists, for example because it was uploaded again. */
    static void exists(Connection connection, String address) throws SQLException {
        Sql.update(connection, "DELETE FROM deleted_object WHERE link = ?", address);
    }

    private static void isDeleted(Connection connection, String address) throws SQLException {
        Sql.update(
                connection,
                "INSERT OR IGNORE INTO deleted_object (link, noticed) VALUES (?, ?)",
                address,
                Instant.now());
    }

    @Override
    public void deleted(Collection<URI> addresses) {
        List<String> gone = addresses.stream().map(URI::toString).toList();
        write(gone, List.of());
    }

    @Override
    public void listed(
            String destination,
            Instant begun,
            Set<String> keys,
            Function<String, Optional<URI>> address) {
        List<String> gone = new ArrayList<>();
        List<String> there = new ArrayList<>();
        uploaded(destination)
                .forEach(
                        (link, uploaded) -> {
                            boolean comparable =
                                    uploaded.last().isBefore(begun)
                                            && ImageFormat.ofName(uploaded.key()).isPresent()
                                            && isAt(address.apply(uploaded.key()), link);
                            if (comparable) {
                                (keys.contains(uploaded.key()) ? there : gone).add(link);
                            }
                        });
        write(gone, there);
    }

    private static boolean isAt(Optional<URI> address, String link) {
        return address.map(URI::toString).equals(Optional.of(link));
    }

    /** Keyed by link. */
    private Map<String, Uploaded> uploaded(String destination) {
        Map<String, Uploaded> found = new HashMap<>();
        journal.read(
                        List.<Uploaded>of(),
                        open -> open.read(UPLOADED, DeletedObjects::uploaded, destination))
                .forEach(
                        one ->
                                found.merge(
                                        one.link(),
                                        one,
                                        (a, b) -> a.last().isAfter(b.last()) ? a : b));
        return found;
    }

    private static Uploaded uploaded(ResultSet row) throws SQLException {
        return new Uploaded(
                row.getString("link"),
                row.getString("published"),
                Instant.parse(row.getString("changed")));
    }

    /** Returns when the change is on disk. */
    private void write(List<String> gone, List<String> there) {
        if (gone.isEmpty() && there.isEmpty()) {
            return;
        }
        JournalWriter.Write write =
                connection -> {
                    for (String address : gone) {
                        isDeleted(connection, address);
                    }
                    for (String address : there) {
                        exists(connection, address);
                    }
                };
        journal.opened().ifPresent(open -> open.writer().write(write).join());
    }
}
