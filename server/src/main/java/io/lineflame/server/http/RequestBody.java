package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the body of a push, never more than the limit. */
final class RequestBody {

    /** Of the body as sent; a profile inside is held to its own limits as well. */
    static final int MAX_SENT = 64 << 20;
    /** Of a body that came with {@code Content-Encoding: gzip}, unpacked. */
    static final int MAX_UNPACKED = 128 << 20;

    private RequestBody() {}

    /**
     * The body, unpacked when the header says so. Throws {@link ProblemException}: 413 beyond the limit, 415 for an encoding we do not know, 400 when it breaks off.
     *
     * @param encoding the header Content-Encoding; empty when there is none
     */
    static byte[] read(InputStream in, String encoding) {
        byte[] sent = readSent(in);
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> sent;
            case "gzip", "x-gzip" -> unpack(sent);
            default ->
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The Content-Encoding \"" + LabelRules.shown(encoding) + "\" is not known; use gzip or none.");
        };
    }

    private static byte[] readSent(InputStream in) {
        try {
            return limited(in, MAX_SENT, "sent");
        } catch (IOException e) {
            throw ProblemException.invalidRequest("The body broke off before its end.");
        }
    }

    private static byte[] unpack(byte[] sent) {
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(sent), 64 * 1024)) {
            return limited(gzip, MAX_UNPACKED, "unpacked");
        } catch (EOFException e) {
            throw ProblemException.invalidRequest("The body says Content-Encoding gzip and breaks off before its end.");
        } catch (ZipException e) {
            throw ProblemException.invalidRequest(
                    "The body says Content-Encoding gzip and is not: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw ProblemException.invalidRequest("The body says Content-Encoding gzip and cannot be unpacked.");
        }
    }

    private static byte[] limited(InputStream in, int limit, String what) throws IOException {
        byte[] body = in.readNBytes(limit);
        if (body.length == limit && in.read() >= 0) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The body has more than " + (limit >> 20) + " MiB " + what + "; push smaller or shorter profiles.");
        }
        return body;
    }
}
