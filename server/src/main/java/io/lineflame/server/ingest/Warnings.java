package io.lineflame.server.ingest;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** Says on an answer what whoever pushes should know. Nothing is lost of what a warning speaks of. */
final class Warnings {

    static final String HEADER = "Lineflame-Warning";

    private Warnings() {}

    /** One header for each; what is not ASCII becomes a question mark there. */
    static Response on(Response.ResponseBuilder answer, List<String> warnings) {
        warnings.forEach(warning -> answer.header(HEADER, warning.replaceAll("[^ -~]", "?")));
        return answer.build();
    }
}
