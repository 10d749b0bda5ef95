package io.lineflame.vcs.github;

import java.util.Optional;

/**
 * A proxy between this server and a GitHub. Its {@code toString} shows no password.
 *
 * @param credential for the header {@code Proxy-Authorization}; empty when the proxy asks for none
 */
record ForwardProxy(String host, int port, Optional<String> credential) {

    @Override
    public String toString() {
        return "ForwardProxy[" + host + ":" + port + "]";
    }
}
