package io.lineflame.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param host a name or an address as the operator wrote it; an IPv6 address without its brackets
 * @param port 0 lets the system choose one
 */
public record ListenAddress(String host, int port) {

    /** Reads {@code host:port} or {@code [v6]:port}; throws {@link IllegalArgumentException} with a sentence. */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException("needs an address and a port, as in 127.0.0.1:4040 or [::1]:4040");
        }
        return new ListenAddress(hostOf(text.substring(0, colon)), portOf(text.substring(colon + 1)));
    }

    /** Whether only this machine can reach the address. A host that does not resolve counts as reachable. */
    public boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The host as it stands in a URL: an IPv6 address in brackets. */
    public String urlHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static String hostOf(String text) {
        if (text.startsWith("[") && text.endsWith("]") && text.length() > 2) {
            return text.substring(1, text.length() - 1);
        }
        if (text.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets, as in [::1]:4040");
        }
        return text;
    }

    private static int portOf(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the same sentence as a number out of range.
        }
        throw new IllegalArgumentException("the port is a number from 0 (any free port) to 65535");
    }
}
