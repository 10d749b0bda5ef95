package io.lineflame.server.pyroscope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.server.http.Json;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.Picked;
import io.lineflame.server.query.QueryContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The calls of {@code querier.v1.QuerierService} that are put to a Pyroscope: lists in the JSON form of the Connect protocol, merged
 * profiles in protobuf, which is the pprof format itself. Both ends of a time belong to it there. Field numbers (facts of the wire):
 *
 * <pre>
 * SelectMergeProfileRequest       1 profile_typeID: string   2 label_selector: string   3 start, 4 end: int64, ms   5 max_nodes: int64
 * SelectMergeStacktracesRequest   1 to 5 the same   6 format: 4 is pprof   8 profile_id_selector, 10 trace_id_selector, 11 span_selector: string, repeated
 * SelectMergeStacktracesResponse  5 pprof: its field 1 is the profile
 * </pre>
 */
final class Querier {

    private static final String SERVICE = "/querier.v1.QuerierService/";
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int MAX_LIST = 64 << 20;
    private static final int PPROF = 4;
    /** Beyond this a sum cannot be a long. */
    private static final double TOO_LARGE = 9.2e18;

    private final PyroscopeClient client;
    private final PeerLimits limits;

    Querier(PyroscopeClient client, PeerLimits limits) {
        this.client = client;
        this.limits = limits;
    }

    /**
     * Totals over time.
     *
     * @param labels those grouped by, as far as the group has them
     */
    record Totals(SortedMap<String, String> labels, List<Point> points) {}

    /**
     * What starts after the point before and not after this one.
     *
     * @param time milliseconds since 1970
     */
    record Point(long time, long value) {}

    /**
     * Profiles added up.
     *
     * @param cut whether Pyroscope left out small nodes
     */
    record Merged(PprofProfile profile, boolean cut) {}

    /** The names of labels that series have which fit, those that Pyroscope makes left out. */
    SortedSet<String> labelNames(QueryContext context, String selector, Span span) {
        ObjectNode request = request(span.start(), span.end());
        request.putArray("matchers").add(selector);
        SortedSet<String> names = new TreeSet<>();
        for (JsonNode name : ask(context, "LabelNames", request).path("names")) {
            if (!name.asText().startsWith("__")) {
                names.add(name.asText());
            }
        }
        return names;
    }

    /** The labels of all series, one for each profile type, which is among the labels. */
    List<SortedMap<String, String>> series(QueryContext context, Span span) {
        ObjectNode request = request(span.start(), span.end());
        request.putArray("matchers");
        request.putArray("labelNames");
        List<SortedMap<String, String>> all = new ArrayList<>();
        for (JsonNode series : ask(context, "Series", request).path("labelsSet")) {
            all.add(labels(series));
        }
        return all;
    }

    /**
     * Totals at points {@code step} apart, from {@code first} to {@code end} at most; the first holds what is older, too.
     *
     * @throws ArithmeticException when one leaves 64 bits
     */
    List<Totals> totals(
            QueryContext context,
            ProfileType type,
            String selector,
            Collection<String> groupBy,
            long first,
            long end,
            long step) {
        ObjectNode request = request(first, end);
        request.put("profileTypeID", type.id());
        request.put("labelSelector", selector);
        // Pyroscope cuts seconds to milliseconds: a hundredth more keeps 0.029 from becoming 28.
        request.put("step", (step + 0.01) / 1_000);
        ArrayNode names = request.putArray("groupBy");
        groupBy.forEach(names::add);
        List<Totals> all = new ArrayList<>();
        for (JsonNode series : ask(context, "SelectSeries", request).path("series")) {
            List<Point> points = new ArrayList<>();
            for (JsonNode point : series.path("points")) {
                points.add(new Point(
                        point.path("timestamp").asLong(),
                        whole(point.path("value").asDouble())));
            }
            all.add(new Totals(labels(series), points));
        }
        return all;
    }

    /** Profiles from {@code start} to {@code end}, both in milliseconds and both belonging to it, added up; empty when there are none. */
    Optional<Merged> merged(QueryContext context, ProfileType type, String selector, long start, long end) {
        return merged(context, type, selector, start, end, Optional.empty());
    }

    /** The same of what was picked. By the call that older Pyroscopes, which would leave the picking out, answer in another format. */
    Optional<Merged> merged(
            QueryContext context, ProfileType type, String selector, long start, long end, Optional<Picked> picked) {
        OptionalLong most = limits.nodes(context.tenant());
        PeerAnswer answer = post(
                context,
                picked.isPresent() ? "SelectMergeStacktraces" : "SelectMergeProfile",
                "application/proto",
                message(type, selector, start, end, most.orElse(-1), picked),
                PprofLimits.DEFAULT.compressedBytes());
        if (answer.status() == 400 && limits.learnNodes(context.tenant(), answer.message())) {
            return merged(context, type, selector, start, end, picked);
        }
        try {
            if (good(answer).isEmpty()) {
                return Optional.empty();
            }
            byte[] body = picked.isPresent() ? pickedProfile(answer) : answer.body();
            if (body.length == 0) {
                return Optional.empty();
            }
            PprofProfile profile =
                    PprofReader.read(body, picked.isPresent() ? PprofLimits.DEFAULT.unpacked() : PprofLimits.DEFAULT);
            return profile.sampleCount() == 0
                    ? Optional.empty()
                    : Optional.of(new Merged(profile, most.isPresent() && hasRest(profile)));
        } catch (IOException e) {
            throw client.problems().notUnderstood("a merged profile is not packed as it says");
        } catch (PprofException e) {
            throw e.reason() == PprofException.Reason.TOO_LARGE
                    ? client.problems().answerTooLong()
                    : client.problems().notUnderstood("a merged profile cannot be read: " + e.getMessage());
        }
    }

    /** Where it cuts, it puts a function of this name, without a file. */
    private static boolean hasRest(PprofProfile profile) {
        for (int function = 0; function < profile.functionCount(); function++) {
            if (profile.stringLength(profile.functionFile(function)) == 0
                    && profile.string(profile.functionName(function)).equals("other")) {
                return true;
            }
        }
        return false;
    }

    /** The profile in an answer of stack traces; no bytes when it is an empty one. */
    private byte[] pickedProfile(PeerAnswer answer) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(whole(answer, PprofLimits.DEFAULT.rawBytes()));
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 5) {
                return profileOf(in.readByteArray());
            }
            in.skipField(tag);
        }
        throw client.problems()
                .notUnderstood(
                        "it cannot pick single profiles or spans; a newer Pyroscope with its version 2 storage can");
    }

    private static byte[] profileOf(byte[] pprof) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(pprof);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                return in.readByteArray();
            }
            in.skipField(tag);
        }
        return new byte[0];
    }

    private static byte[] message(
            ProfileType type, String selector, long start, long end, long maxNodes, Optional<Picked> picked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeString(1, type.id());
            out.writeString(2, selector);
            out.writeInt64(3, start);
            out.writeInt64(4, end);
            out.writeInt64(5, maxNodes);
            if (picked.isPresent()) {
                out.writeEnum(6, PPROF);
                for (String id : picked.get().ids()) {
                    out.writeString(field(picked.get().kind()), id);
                }
            }
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static int field(Picked.Kind kind) {
        return switch (kind) {
            case PROFILE -> 8;
            case TRACE -> 10;
            case SPAN -> 11;
        };
    }

    private static ObjectNode request(long start, long end) {
        ObjectNode request = Json.mapper().createObjectNode();
        request.put("start", Long.toString(start));
        request.put("end", Long.toString(end));
        return request;
    }

    private JsonNode ask(QueryContext context, String method, ObjectNode request) {
        try {
            byte[] body = Json.mapper().writeValueAsBytes(request);
            PeerAnswer answer = good(post(context, method, "application/json", body, MAX_LIST));
            return Json.mapper().readTree(whole(answer, MAX_LIST));
        } catch (IOException e) {
            throw client.problems().notUnderstood("its answer to " + method + " is not JSON");
        }
    }

    private byte[] whole(PeerAnswer answer, int limit) throws IOException {
        byte[] plain = answer.plain(limit + 1);
        if (plain.length > limit) {
            throw client.problems().answerTooLong();
        }
        return plain;
    }

    private PeerAnswer post(QueryContext context, String method, String contentType, byte[] body, int maxAnswer) {
        Map<String, String> headers =
                Map.of("Content-Type", contentType, "Connect-Protocol-Version", "1", "Accept-Encoding", "gzip");
        return client.send(
                context.tenant(),
                context.cancellation(),
                new PyroscopeClient.Request(SERVICE + method, headers, Optional.of(body), TIME, maxAnswer));
    }

    private PeerAnswer good(PeerAnswer answer) {
        if (answer.isGood()) {
            return answer;
        }
        OptionalLong longest = answer.status() == 400 ? PeerLimits.longest(answer.message()) : OptionalLong.empty();
        if (longest.isPresent()) {
            throw new RangeTooLongException(longest.getAsLong());
        }
        ProblemException problem = client.problems().of(answer);
        throw problem;
    }

    /** Empty values are left out: there is no difference between them and no label. */
    private static SortedMap<String, String> labels(JsonNode series) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (JsonNode label : series.path("labels")) {
            if (!label.path("value").asText("").isEmpty()) {
                labels.put(label.path("name").asText(), label.path("value").asText());
            }
        }
        return labels;
    }

    private static long whole(double value) {
        if (!(Math.abs(value) < TOO_LARGE)) {
            throw new ArithmeticException("a total leaves 64 bits");
        }
        return Math.round(value);
    }
}
