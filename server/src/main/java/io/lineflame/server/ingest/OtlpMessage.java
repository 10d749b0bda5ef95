package io.lineflame.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.lineflame.server.http.Json;
import io.lineflame.server.http.ProblemException;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The two forms of OTLP's messages. In its JSON form ids are hexadecimal where protobuf has base64 (opentelemetry.io/docs/specs/otlp,
 * "JSON Protobuf Encoding"); the newest collector writes ids of profiles so as well.
 */
final class OtlpMessage {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final List<String> IDS = List.of("traceId", "spanId", "trace_id", "span_id");
    private static final List<String> PROFILE_IDS = List.of("profileId", "profile_id");

    private OtlpMessage() {}

    /** Reads the request when its turn comes; throws {@link ProblemException}. */
    interface Reading {
        ExportProfilesServiceRequest read();
    }

    /** Throws {@link ProblemException} 400 when the bytes are not the message, 413 when it has too many parts. */
    static ExportProfilesServiceRequest proto(byte[] body) {
        try {
            OtlpParts.checkProto(body);
            return ExportProfilesServiceRequest.parseFrom(body);
        } catch (IOException e) {
            throw ProblemException.invalidRequest(
                    "The body is no protobuf message of type ExportProfilesServiceRequest, as OTLP 1.8 and later have it.");
        }
    }

    /** Throws {@link ProblemException} 400 when the text is not the message, 413 when it has too many parts. */
    static ExportProfilesServiceRequest json(byte[] body) {
        OtlpParts.checkJson(body);
        try {
            JsonNode root = MAPPER.readTree(body);
            idsToBase64(root);
            ExportProfilesServiceRequest.Builder request = ExportProfilesServiceRequest.newBuilder();
            PARSER.merge(MAPPER.writeValueAsString(root), request);
            return request.build();
        } catch (IOException e) {
            throw ProblemException.invalidRequest(
                    "The body is no ExportProfilesServiceRequest in JSON, as OTLP 1.8 and later have it.");
        }
    }

    static byte[] toJson(Message answer) {
        try {
            return PRINTER.print(answer).getBytes(UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message without Any can be written as JSON", e);
        }
    }

    /** Only where ids can stand: in links and profiles. */
    private static void idsToBase64(JsonNode root) {
        JsonNode dictionary = root.path("dictionary");
        for (String table : List.of("linkTable", "link_table")) {
            dictionary.path(table).forEach(link -> rewrite(link, IDS));
        }
        for (String resources : List.of("resourceProfiles", "resource_profiles")) {
            for (String scopes : List.of("scopeProfiles", "scope_profiles")) {
                root.path(resources)
                        .forEach(resource -> resource.path(scopes)
                                .forEach(scope ->
                                        scope.path("profiles").forEach(profile -> rewrite(profile, PROFILE_IDS))));
            }
        }
    }

    private static void rewrite(JsonNode node, List<String> names) {
        for (String name : names) {
            if (node instanceof ObjectNode object && object.path(name).isTextual()) {
                object.put(name, base64(object.path(name).textValue()));
            }
        }
    }

    private static String base64(String hex) {
        try {
            return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidRequest("An id in the body is not hexadecimal.");
        }
    }
}
