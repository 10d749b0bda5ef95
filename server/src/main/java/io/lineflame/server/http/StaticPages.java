package io.lineflame.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the pages from the class path folder {@code web/}. A path without an extension is a view of the one page, so it answers {@code index.html}; the
 * page itself finds out which view. Without pages in the jar a sentence says so.
 */
final class StaticPages extends Handler.Abstract {

    private static final String FOLDER = "web/";
    private static final String INDEX = "index.html";
    /** The pattern repeats a group, which takes stack: a longer path is no file of ours. */
    private static final int LONGEST_NAME = 200;

    /** Nothing else can name a file of ours; above all no {@code ..}, no backslash, no empty part. */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final byte[] NO_PAGES =
            "This server was built without its pages; the API is at /api/v1.\n".getBytes(StandardCharsets.UTF_8);

    private final ProblemErrorHandler problems;
    /** Only files that exist get in, so it cannot grow beyond the jar. */
    private final ConcurrentHashMap<String, StaticPage> loaded = new ConcurrentHashMap<>();

    StaticPages(ProblemErrorHandler problems) {
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String method = request.getMethod();
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            problems.write(response, callback, ProblemType.METHOD_NOT_ALLOWED, "This path accepts GET and HEAD.");
            return true;
        }
        String path = String.valueOf(request.getHttpURI().getCanonicalPath());
        String name = path.startsWith("/") ? path.substring(1) : path;
        boolean view = StaticPage.extension(name).isEmpty();
        Optional<StaticPage> page = find(view ? INDEX : name);
        if (page.isPresent()) {
            send(page.get(), request, response, callback);
        } else if (view) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
            response.write(true, ByteBuffer.wrap(NO_PAGES), callback);
        } else {
            problems.write(response, callback, ProblemType.NOT_FOUND, "There is no such file among the pages.");
        }
        return true;
    }

    private Optional<StaticPage> find(String name) throws IOException {
        StaticPage page = loaded.get(name);
        if (page != null) {
            return Optional.of(page);
        }
        if (name.length() > LONGEST_NAME || !FILE.matcher(name).matches()) {
            return Optional.empty();
        }
        try (InputStream in = StaticPages.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                return Optional.empty();
            }
            StaticPage read = StaticPage.of(name, in.readAllBytes());
            loaded.put(name, read);
            return Optional.of(read);
        }
    }

    private static void send(StaticPage page, Request request, Response response, Callback callback) {
        var headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, page.cacheControl());
        headers.put(HttpHeader.ETAG, page.etag());
        headers.put(HttpHeader.VARY, "Accept-Encoding");
        String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
        if (known != null && known.contains(page.etag())) {
            response.setStatus(304);
            response.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        boolean compressed = page.gzip().length > 0 && acceptsGzip(request);
        byte[] body = compressed ? page.gzip() : page.body();
        headers.put(HttpHeader.CONTENT_TYPE, page.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        if (compressed) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body), callback);
    }

    private static boolean acceptsGzip(Request request) {
        return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING).contains("gzip");
    }
}
