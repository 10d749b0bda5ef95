package io.lineflame.server.ingest;

import io.lineflame.server.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Requests of a real client, byte for byte: in {@code NNN.head} the request line and the headers, in {@code NNN.body} the body. */
record Recording(Path head) {

    private static final Set<String> CONNECTION_HEADERS = Set.of(
            "host",
            "content-length",
            "accept-encoding",
            "connection",
            "upgrade",
            "http2-settings",
            "expect",
            "transfer-encoding");

    /** In the order in which they were sent. */
    static List<Recording> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".head"))
                    .sorted()
                    .map(Recording::new)
                    .toList();
        }
    }

    HttpRequest.Builder to(TestServer server) throws IOException {
        List<String> lines = Files.readAllLines(head);
        String first = lines.get(0);
        String target = first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
        HttpRequest.Builder request = server.request(target);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0
                    && !CONNECTION_HEADERS.contains(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                request.header(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        Path body = Path.of(head.toString().replaceAll("head$", "body"));
        return request.POST(HttpRequest.BodyPublishers.ofFile(body));
    }
}
