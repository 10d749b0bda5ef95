package io.lineflame.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** The wire form of a problem, {@code application/problem+json}. */
@JsonPropertyOrder({"type", "title", "status", "detail", "errors", "requestId"})
record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> errors,
        String requestId) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemJson of(ProblemType type, String detail, List<String> errors) {
        return new ProblemJson(type.url(), type.title(), type.status(), detail, errors, RequestId.current());
    }
}
