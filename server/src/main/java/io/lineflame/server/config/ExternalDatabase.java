package io.lineflame.server.config;

/**
 * A PostgreSQL that the operator runs.
 *
 * @param url a JDBC address, {@code jdbc:postgresql://...}
 * @param user empty when the address carries it
 * @param password empty when there is none or the address carries it
 */
public record ExternalDatabase(String url, String user, String password) {

    /** Without the password, and without the address's query part, which may hold one. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return "ExternalDatabase[" + (query < 0 ? url : url.substring(0, query)) + ", user=" + user + "]";
    }
}
