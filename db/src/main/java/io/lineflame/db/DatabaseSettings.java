package io.lineflame.db;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the database is and who we are there.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://host:port/name?options}
 * @param user the database user; empty lets the driver or the URL decide
 * @param password never shown by {@link #toString()}; empty when the server asks for none
 * @param connections how many connections the pool holds at most
 */
public record DatabaseSettings(String url, String user, String password, int connections) {
    private static final int DEFAULT_CONNECTIONS = 10;

    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("The database URL must start with jdbc:postgresql://");
        }
        if (connections < 2) {
            throw new IllegalArgumentException("The pool needs at least 2 connections, not " + connections + ".");
        }
    }

    /**
     * Reads what people write: {@code jdbc:postgresql://host/name}, or {@code postgresql://user:password@host/name} as other tools
     * take it. An explicit user or password wins over one in the URL.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong and never repeats a password
     */
    public static DatabaseSettings of(String url, String user, String password) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseSettings(url, user, password, DEFAULT_CONNECTIONS);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "The database URL must look like jdbc:postgresql://host:5432/name (or postgresql://host:5432/name).");
        }
        URI uri = parse(url);
        String[] userInfo =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseSettings(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + options,
                user.isEmpty() && userInfo.length > 0 ? userInfo[0] : user,
                password.isEmpty() && userInfo.length > 1 ? userInfo[1] : password,
                DEFAULT_CONNECTIONS);
    }

    /** The URL without options and user, for messages: options may hold a password. */
    public String place() {
        int options = url.indexOf('?');
        String bare = options < 0 ? url : url.substring(0, options);
        return bare.replaceFirst("^jdbc:", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + place() + ", user=" + user + "]";
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException(
                        "The database URL names no host; it must look like postgresql://host:5432/name.");
            }
            return uri;
        } catch (URISyntaxException e) {
            // The cause repeats the URL, which may hold a password.
            throw new IllegalArgumentException("The database URL is malformed at character " + e.getIndex()
                    + "; special characters in a password must be percent-encoded, or give the password apart.");
        }
    }
}
