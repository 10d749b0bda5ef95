package io.lineflame.db;

import io.lineflame.db.DatabaseException.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Turns what the driver throws into a sentence and a kind, by SQLSTATE (PostgreSQL manual, appendix A). */
final class SqlErrors {
    /** check_violation: what an insert gets that no partition takes. Tables that rows are routed to have no other checks. */
    private static final String NO_PARTITION = "23514";

    private SqlErrors() {}

    static DatabaseException whileConnecting(SQLException e, DatabaseSettings settings) {
        String at = settings.place();
        String user = settings.user().isEmpty() ? "(none given)" : settings.user();
        return switch (state(e)) {
            case "28P01" ->
                new DatabaseException(
                        Kind.DENIED, "The database at " + at + " refused the password of user " + user + ".", e);
            case "28000" ->
                new DatabaseException(
                        Kind.DENIED,
                        "The database at " + at + " does not let user " + user
                                + " in: the role must exist, and pg_hba.conf allow it.",
                        e);
            case "3D000" ->
                new DatabaseException(
                        Kind.DENIED,
                        "There is no such database: " + at + ". Create it, owned by user " + user + ".",
                        e);
            case "42501" ->
                new DatabaseException(
                        Kind.DENIED, "User " + user + " has no right to connect to the database at " + at + ".", e);
            case "08001", "08004", "08006" ->
                new DatabaseException(
                        Kind.UNAVAILABLE,
                        "Cannot connect to the database at " + at + ": " + reason(e)
                                + " Check that the server runs, listens on that address, and speaks PostgreSQL.",
                        e);
            case "53300" ->
                new DatabaseException(
                        Kind.UNAVAILABLE,
                        "The database at " + at + " has no connection left for us (max_connections).",
                        e);
            case "57P03" ->
                new DatabaseException(
                        Kind.UNAVAILABLE, "The database at " + at + " is starting up or shutting down.", e);
            default ->
                new DatabaseException(
                        kind(e), "Cannot use the database at " + at + " (SQLSTATE " + state(e) + "): " + reason(e), e);
        };
    }

    static DatabaseException of(SQLException e) {
        return new DatabaseException(kind(e), "The database answered SQLSTATE " + state(e) + ": " + reason(e), e);
    }

    static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "unknown" : state;
    }

    private static Kind kind(SQLException e) {
        String state = state(e);
        if (e instanceof SQLTransientConnectionException) { // the pool found no connection in time
            return Kind.UNAVAILABLE;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return Kind.UNAVAILABLE;
        }
        return switch (state) {
            case "28P01", "28000", "42501", "3D000" -> Kind.DENIED;
            case "53100" -> Kind.DISK_FULL;
            case "40001", "40P01", "55P03", NO_PARTITION -> Kind.CONFLICT;
            case "23505" -> Kind.DUPLICATE;
            case "57014" -> Kind.CANCELLED;
            default -> Kind.FAILED;
        };
    }

    /** The server's own words, first line only: details may repeat stored values. */
    private static String reason(SQLException e) {
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return "no reason given.";
        }
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
