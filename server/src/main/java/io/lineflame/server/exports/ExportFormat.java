package io.lineflame.server.exports;

import static java.util.stream.Collectors.joining;

import io.lineflame.server.http.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The forms that a profile can be had in. */
enum ExportFormat {
    PPROF("pprof", MediaType.APPLICATION_OCTET_STREAM, "pb.gz"),
    PGO("pgo", MediaType.APPLICATION_OCTET_STREAM, "pgo"),
    FOLDED("folded", "text/plain;charset=utf-8", "folded.txt"),
    SPEEDSCOPE("speedscope", MediaType.APPLICATION_JSON, "speedscope.json"),
    FIREFOX("firefox", MediaType.APPLICATION_JSON, "firefox.json"),
    LIST("list", "text/plain;charset=utf-8", "list.txt"),
    LIST_JSON("list-json", MediaType.APPLICATION_JSON, "list.json"),
    DOT("dot", "text/vnd.graphviz;charset=utf-8", "dot");

    private final String id;
    private final String mediaType;
    private final String extension;

    ExportFormat(String id, String mediaType, String extension) {
        this.id = id;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Reads the parameter {@code format}; pprof when it is missing. Ends the request with 400 when it is none of these. */
    static ExportFormat parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return PPROF;
        }
        for (ExportFormat format : values()) {
            if (format.id.equals(text.strip())) {
                return format;
            }
        }
        throw ProblemException.invalidRequest("The parameter format is \"" + text + "\"; it is one of "
                + Arrays.stream(values()).map(format -> format.id).collect(joining(", ")) + ".");
    }

    String mediaType() {
        return mediaType;
    }

    /** Of a file, without the dot in front. */
    String extension() {
        return extension;
    }
}
