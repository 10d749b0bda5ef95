package io.lineflame.server.http;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** Says on an answer what whoever asked should know, beside what the body says. An answer that warns is a good one. */
public final class Warnings {

    private static final String HEADER = "Lineflame-Warning";

    private Warnings() {}

    /** One header for each; what is not ASCII becomes a question mark there. */
    public static Response on(Response.ResponseBuilder answer, List<String> warnings) {
        warnings.forEach(warning -> answer.header(HEADER, warning.replaceAll("[^ -~]", "?")));
        return answer.build();
    }
}
