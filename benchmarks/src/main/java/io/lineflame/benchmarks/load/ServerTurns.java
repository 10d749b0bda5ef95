package io.lineflame.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections to all servers, taken in turns, as an address with round robin before them would. For one thread. */
final class ServerTurns implements Closeable {

    private final List<InetSocketAddress> servers;
    private final Duration longestWait;
    private final @Nullable HttpConnection[] connections;
    private int turn;

    ServerTurns(List<InetSocketAddress> servers, int first, Duration longestWait) {
        this.servers = servers;
        this.longestWait = longestWait;
        this.connections = new @Nullable HttpConnection[servers.size()];
        this.turn = first % servers.size();
    }

    /** The connection of the server whose turn it is; connects when there is none. */
    HttpConnection next() throws IOException {
        turn = (turn + 1) % servers.size();
        HttpConnection open = connections[turn];
        if (open == null) {
            open = new HttpConnection(servers.get(turn), longestWait);
            connections[turn] = open;
        }
        return open;
    }

    /** Forgets the connection that was last taken. */
    void failed() {
        HttpConnection failed = connections[turn];
        if (failed != null) {
            failed.close();
            connections[turn] = null;
        }
    }

    @Override
    public void close() {
        for (HttpConnection connection : connections) {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
