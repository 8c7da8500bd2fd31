package io.dropsize.history;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executes SQL statements with values for their placeholders. */
final class Sql {
    private Sql() {}

    /** Converts the current row of a result. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Returns all rows of a query. */
    static <T> List<T> all(
            Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(mapper.map(row));
                }
            }
            return rows;
        }
    }

    /** Returns the first row of a query; empty if there is none. */
    static <T> Optional<T> first(
            Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... values)
            throws SQLException {
        return all(connection, sql, mapper, values).stream().findFirst();
    }

    /** Returns the number of rows that the statement has changed. */
    static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Returns the number of the new row. */
    static long insert(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        return first(connection, sql + " RETURNING id", row -> row.getLong(1), values)
                .orElseThrow();
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case null -> statement.setString(i + 1, null);
                case Object other -> statement.setString(i + 1, other.toString());
            }
        }
    }
}
