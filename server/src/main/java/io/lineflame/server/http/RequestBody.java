package io.lineflame.server.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the body of a request that may come compressed, never more than a limit. */
public final class RequestBody {

    private static final int SHOWN = 20;

    private RequestBody() {}

    /**
     * How much is read.
     *
     * @param sent bytes as they came
     * @param unpacked bytes of a body that came with {@code Content-Encoding: gzip}
     */
    public record Limit(int sent, int unpacked) {}

    /**
     * The body, unpacked when the header says so. Throws {@link ProblemException}: 413 beyond the limit, 415 for an encoding we do not know, 400 when it breaks off.
     *
     * @param encoding the header Content-Encoding; empty when there is none
     */
    public static byte[] read(InputStream in, String encoding, Limit limit) {
        byte[] sent = readSent(in, limit);
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> sent;
            case "gzip", "x-gzip" -> unpack(sent, limit);
            default ->
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The Content-Encoding \"" + shown(encoding) + "\" is not known; use gzip or none.");
        };
    }

    private static byte[] readSent(InputStream in, Limit limit) {
        try {
            return limited(in, limit.sent(), "sent");
        } catch (IOException e) {
            if (e.getCause() instanceof ProblemException problem) { // from BodyRoom
                throw problem;
            }
            throw ProblemException.invalidRequest("The body broke off before its end.");
        }
    }

    private static byte[] unpack(byte[] sent, Limit limit) {
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(sent), 64 * 1024)) {
            return limited(gzip, limit.unpacked(), "unpacked");
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
                    "The body has more than " + (limit >> 20) + " MiB " + what + "; send less at once.");
        }
        return body;
    }

    private static String shown(String text) {
        String clean = text.strip().replaceAll("[^!-~]", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }
}
