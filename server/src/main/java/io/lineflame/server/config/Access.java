package io.lineflame.server.config;

/** Who may see the pages and ask the API. */
public enum Access {
    /** Anyone who can reach the address. */
    OPEN,
    /** People who signed in with a code host and are on the list. */
    LOGIN
}
