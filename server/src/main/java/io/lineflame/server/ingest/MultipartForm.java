package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578) by name. Written here because a push is a handful of small parts in memory, and a broken one
 * must end as a sentence.
 */
final class MultipartForm {

    private static final int MAX_PARTS = 16;
    private static final byte[] HEADER_END = bytes("\r\n\r\n");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))");
    private static final Pattern NAME = Pattern.compile(
            "(?im)^content-disposition:\\s*form-data[^\\r\\n]*?;\\s*name=(?:\"([^\"\\r\\n]*)\"|([^\\s;]+))");

    private final Map<String, byte[]> parts;

    private MultipartForm(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** Throws {@link ProblemException} 400 with a sentence when the body is not what the type says. */
    static MultipartForm parse(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw broken("its Content-Type names no boundary");
        }
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new MultipartForm(parts(body, bytes("--" + text)));
    }

    /** Empty when there is no such part. The first, when there are several. */
    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    private static Map<String, byte[]> parts(byte[] body, byte[] delimiter) {
        Map<String, byte[]> parts = new HashMap<>();
        byte[] next = concat(bytes("\r\n"), delimiter);
        int at = find(body, delimiter, 0);
        if (at < 0) {
            throw broken("its boundary is nowhere in the body");
        }
        at += delimiter.length;
        while (!startsWith(body, at, bytes("--"))) {
            int headers = skipLine(body, at);
            // A part may have no header at all; then the blank line comes at once.
            int headersEnd = find(body, HEADER_END, headers - 2);
            int end = headersEnd < 0 ? -1 : find(body, next, headersEnd + 2);
            if (end < 0) {
                throw broken("a part breaks off before the closing boundary");
            }
            parts.putIfAbsent(name(body, headers, headersEnd), content(body, headersEnd, end));
            if (parts.size() > MAX_PARTS) {
                throw broken("it has more than " + MAX_PARTS + " parts");
            }
            at = end + next.length;
        }
        return parts;
    }

    private static byte[] content(byte[] body, int headersEnd, int end) {
        int start = headersEnd + HEADER_END.length;
        return start > end ? new byte[0] : Arrays.copyOfRange(body, start, end);
    }

    private static String name(byte[] body, int from, int to) {
        String headers = from >= to ? "" : new String(body, from, to - from, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(headers);
        if (!name.find()) {
            throw broken("a part has no name");
        }
        return name.group(1) == null ? name.group(2) : name.group(1);
    }

    /** Past the line end after a boundary, and the spaces that may stand before it. */
    private static int skipLine(byte[] body, int at) {
        int i = at;
        while (i < body.length && (body[i] == ' ' || body[i] == '\t')) {
            i++;
        }
        if (!startsWith(body, i, bytes("\r\n"))) {
            throw broken("a boundary is not followed by a line end");
        }
        return i + 2;
    }

    private static int find(byte[] body, byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (body[i] == wanted[0] && startsWith(body, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] body, int at, byte[] wanted) {
        return at + wanted.length <= body.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ProblemException broken(String why) {
        return ProblemException.invalidRequest("The body is no multipart form: " + why + ".");
    }
}
