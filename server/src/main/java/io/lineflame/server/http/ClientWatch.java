package io.lineflame.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Finds out whether the client of a request under way has closed its connection.
 *
 * <p>While a request is worked on Jetty does not read from its connection, so the end of the stream stays unseen. Here somebody reads
 * instead, one byte at most: nothing comes as long as the client waits, the end of the stream when it went away, and a byte when it
 * sends its next request without waiting (RFC 9112, 9.3.2). That byte goes back to the connection before Jetty reads again, and
 * a client that did so is taken to be there. Requests with a body are not watched: Jetty itself may be reading.
 *
 * <p>Over HTTP/2 Jetty reads all the time, and says when a client gives up a request or is gone.
 *
 * <p>A client that closes its sending half and still reads counts as gone, as in other servers: the two cannot be told apart.
 */
final class ClientWatch {

    private final Connection connection;
    private final EndPoint endPoint;
    private final ByteBuffer next = ByteBuffer.allocate(1).flip();
    private boolean reading;
    private boolean gone;

    ClientWatch(Request request) {
        this.connection = request.getConnectionMetaData().getConnection();
        this.endPoint = connection.getEndPoint();
        boolean http2 =
                request.getConnectionMetaData().getHttpVersion().getVersion() >= HttpVersion.HTTP_2.getVersion();
        this.reading = !http2 && connection instanceof Connection.UpgradeTo && !hasBody(request);
        if (http2) {
            request.addFailureListener(failure -> isGone());
        }
    }

    private synchronized void isGone() {
        gone = true;
    }

    private static boolean hasBody(Request request) {
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    /** Looks, without waiting. */
    synchronized boolean gone() {
        if (reading) {
            try {
                int read = endPoint.fill(next);
                gone = read < 0;
                reading = read == 0;
            } catch (IOException e) {
                gone = true;
                reading = false;
            }
        }
        return gone;
    }

    /** Gives back what was read; from here on only Jetty reads. */
    synchronized void stop() {
        reading = false;
        if (next.hasRemaining()) {
            ((Connection.UpgradeTo) connection).onUpgradeTo(next);
            if (next.hasRemaining()) { // no room beside what had come before: better no next answer than a wrong one
                endPoint.close();
            }
        }
    }
}
