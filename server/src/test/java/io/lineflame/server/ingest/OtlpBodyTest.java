package io.lineflame.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OtlpBodyTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_405_980);

    /** As the newest collector writes it: keys and texts of a resource in the string table, ids in hexadecimal. */
    private static final String REQUEST = """
            {"resourceProfiles":[{
              "resource":{"attributes":[{"keyStrindex":7,"value":{"stringValueStrindex":8}},
                                        {"key":"k8s.pod/name","value":{"stringValue":"pod-1"}}]},
              "scopeProfiles":[{"profiles":[{
                "sampleType":{"typeStrindex":1,"unitStrindex":2},
                "periodType":{"typeStrindex":3,"unitStrindex":4},"period":"10000000",
                "timeUnixNano":"1795405970000000000","durationNano":"5000000000",
                "profileId":"5af3c6aed2d8eb12cbf555ca44f555c1",
                "samples":[{"stackIndex":1,"values":["2"],"linkIndex":1},
                           {"stackIndex":1,"timestampsUnixNano":["1","2","3"]}]},
               {"sampleType":{"typeStrindex":99},"samples":[{"stackIndex":1,"values":["1"]}]}]}]}],
             "dictionary":{
              "stringTable":["","samples","count","cpu","ns","work","app.go","service.name","rides"],
              "mappingTable":[{}],
              "functionTable":[{},{"nameStrindex":5,"filenameStrindex":6,"startLine":"3"}],
              "locationTable":[{},{"lines":[{"functionIndex":1,"line":"10"}]}],
              "stackTable":[{},{"locationIndices":[1]}],
              "attributeTable":[{}],
              "linkTable":[{},{"traceId":"000102030405060708090a0b0c0d0e0f","spanId":"0001020304050607"}]}}""";

    @Test
    void request_ofTheCollector_isReadWithValuesLabelsAndSpans() {
        OtlpBody body = OtlpBody.read(OtlpMessage.json(REQUEST.getBytes(UTF_8)), NOW);

        assertThat(body.profiles()).hasSize(1);
        PushedProfile pushed = body.profiles().get(0);
        PprofProfile profile = pushed.profile();
        assertThat(pushed.kind()).isEqualTo("process_cpu");
        assertThat(LabelRules.check(pushed.labels()))
                .isEqualTo(Map.of("service_name", "rides", "k8s_pod_name", "pod-1"));
        assertThat(pushed.time().start()).isEqualTo(Instant.ofEpochSecond(1_795_405_970));
        assertThat(profile.sampleTypes()).hasToString("[samples/count, cpu/nanoseconds]");
        assertThat(profile.labels(profile.labelSet(0)))
                .isEqualTo(Map.of("span_id", "0001020304050607", "trace_id", "000102030405060708090a0b0c0d0e0f"));
        FunctionListing listing = FunctionListing.of(profile, 1, "work"::equals);
        assertThat(listing.total()).isEqualTo(50_000_000);
        assertThat(listing.functions().get(0).file()).isEqualTo("app.go");
        assertThat(listing.functions().get(0).breakdown().lines().get(0).line()).isEqualTo(10);
    }

    @Test
    void profile_thatPointsNowhere_isLeftOutAndSaid() {
        OtlpBody body = OtlpBody.read(OtlpMessage.json(REQUEST.getBytes(UTF_8)), NOW);

        assertThat(body.refused()).isEqualTo(1);
        assertThat(body.sentences())
                .containsExactly("Profile 2 cannot be read: it names entry 99 of the string table, which has 9.");
    }

    @Test
    void bothForms_areReadAlike() {
        ExportProfilesServiceRequest json = OtlpMessage.json(REQUEST.getBytes(UTF_8));

        assertThat(OtlpMessage.proto(json.toByteArray())).isEqualTo(json);
    }

    @Test
    void manyProfiles_ofOneDeepStack_areRefusedAsTooLarge() {
        ExportProfilesServiceRequest one = OtlpMessage.json(REQUEST.getBytes(UTF_8));
        ExportProfilesServiceRequest.Builder many = one.toBuilder();
        for (int copy = 0; copy < OtlpBudget.PROFILES; copy++) {
            many.addResourceProfiles(one.getResourceProfiles(0));
        }

        assertThatThrownBy(() -> OtlpBody.read(many.build(), NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Test
    void message_ofMillionsOfEmptyParts_isRefusedBeforeItIsRead() {
        byte[] body = new byte[2 * OtlpParts.MOST + 2];
        for (int at = 0; at < body.length; at += 2) {
            body[at] = 0x0a; // resource_profiles of length 0
        }

        assertThatThrownBy(() -> OtlpMessage.proto(body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("parts");
    }

    @Test
    void attributes_thatCannotBeLabels_areLeftOutOrCutAndSaid() {
        String request = REQUEST.replace(
                "{\"key\":\"k8s.pod/name\"",
                "{\"key\":\"a\",\"value\":{\"stringValue\":\"1\\n2\"}},{\"key\":\"long\",\"value\":{\"stringValue\":\""
                        + "x".repeat(3000) + "\"}},{\"key\":\"k8s.pod.name\",\"value\":{\"stringValue\":\"first\"}},"
                        + "{\"key\":\"k8s.pod/name\"");
        OtlpBody body = OtlpBody.read(OtlpMessage.json(request.getBytes(UTF_8)), NOW);

        assertThat(LabelRules.check(body.profiles().get(0).labels()))
                .isEqualTo(Map.of("service_name", "rides", "k8s_pod_name", "first", "long", "x".repeat(2048)));
        assertThat(String.join(" ", body.sentences()))
                .contains("The attribute a was left out", "was cut to 2048", "becomes the label k8s_pod_name too");
    }

    @Test
    void profilesRefusedWhenStored_areCountedOnceEach() {
        OtlpBody body = OtlpBody.read(OtlpMessage.json(REQUEST.getBytes(UTF_8)), NOW);
        OtlpBody after = body.with(new IngestService.Accepted(List.of("Said."), new TreeMap<>(Map.of(0, "Too old."))));

        assertThat(after.refused()).isEqualTo(2);
        assertThat(after.sentences()).contains("Profile 1 is refused: Too old.", "Said.");
    }
}
