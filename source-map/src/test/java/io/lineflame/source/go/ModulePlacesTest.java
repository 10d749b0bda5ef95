package io.lineflame.source.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables: module, version, file in it, and the repository, the ref and the paths there. */
class ModulePlacesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # tags, pseudo-versions, +incompatible
        github.com/x/y                      | v1.2.3                               | a/f.go | github.com/x/y | v1.2.3 | a/f.go
        github.com/x/y                      | v1.2.3-rc.1                          | f.go   | github.com/x/y | v1.2.3-rc.1 | f.go
        github.com/x/y                      | v0.0.0-20191109021931-daa7c04131f5   | f.go   | github.com/x/y | daa7c04131f5 | f.go
        github.com/x/y                      | v1.2.4-0.20191109021931-daa7c04131f5 | f.go   | github.com/x/y | daa7c04131f5 | f.go
        github.com/x/y                      | v1.3.0-pre.0.20191109021931-daa7c04131f5 | f.go | github.com/x/y | daa7c04131f5 | f.go
        github.com/x/y                      | v2.0.0-20191109021931-daa7c04131f5+incompatible | f.go | github.com/x/y | daa7c04131f5 | f.go
        github.com/x/y                      | v2.0.0+incompatible                  | f.go   | github.com/x/y | v2.0.0 | f.go
        github.com/x/y                      | v1.2.3-20191109-daa7c04131f5         | f.go   | github.com/x/y | v1.2.3-20191109-daa7c04131f5 | f.go
        # major versions: a folder of their own, or a branch
        github.com/x/y/v2                   | v2.6.0                               | f.go   | github.com/x/y | v2.6.0 | v2/f.go f.go
        # nested modules carry their folder in the tag, without the major version
        github.com/aws/aws-sdk-go-v2/service/s3 | v1.58.0                          | api.go | github.com/aws/aws-sdk-go-v2 | service/s3/v1.58.0 | service/s3/api.go
        github.com/x/y/sub/v3               | v3.1.0                               | f.go   | github.com/x/y | sub/v3.1.0 | sub/v3/f.go sub/f.go
        github.com/x/y/sub                  | v0.0.0-20191109021931-daa7c04131f5   | f.go   | github.com/x/y | daa7c04131f5 | sub/f.go
        go.etcd.io/etcd/client/v3           | v3.5.9                               | kv.go  | github.com/etcd-io/etcd | client/v3.5.9 | client/v3/kv.go client/kv.go
        go.etcd.io/bbolt                    | v1.3.7                               | db.go  | github.com/etcd-io/bbolt | v1.3.7 | db.go
        # hosts with other names than their repositories'
        gopkg.in/yaml.v3                    | v3.0.1                               | decode.go | github.com/go-yaml/yaml | v3.0.1 | decode.go
        gopkg.in/olivere/elastic.v5         | v5.0.86                              | client.go | github.com/olivere/elastic | v5.0.86 | client.go
        golang.org/x/net                    | v0.20.0                              | http2/frame.go | github.com/golang/net | v0.20.0 | http2/frame.go
        golang.org/x/tools/gopls            | v0.14.2                              | main.go | github.com/golang/tools | gopls/v0.14.2 | gopls/main.go
        google.golang.org/grpc              | v1.60.1                              | server.go | github.com/grpc/grpc-go | v1.60.1 | server.go
        google.golang.org/protobuf          | v1.32.0                              | proto/proto.go | github.com/protocolbuffers/protobuf-go | v1.32.0 | proto/proto.go
        google.golang.org/genproto/googleapis/rpc | v0.0.0-20240116215550-a9fa1716bcac | status/s.go | github.com/googleapis/go-genproto | a9fa1716bcac | googleapis/rpc/status/s.go
        k8s.io/client-go                    | v0.29.1                              | rest/c.go | github.com/kubernetes/client-go | v0.29.1 | rest/c.go
        sigs.k8s.io/structured-merge-diff/v4 | v4.4.1                              | f.go   | github.com/kubernetes-sigs/structured-merge-diff | v4.4.1 | v4/f.go f.go
        go.uber.org/zap                     | v1.26.0                              | f.go   | github.com/uber-go/zap | v1.26.0 | f.go
        go.uber.org/yarpc                   | v1.72.1                              | f.go   | github.com/yarpc/yarpc-go | v1.72.1 | f.go
        go.opentelemetry.io/otel/sdk        | v1.21.0                              | trace/s.go | github.com/open-telemetry/opentelemetry-go | sdk/v1.21.0 | sdk/trace/s.go
        go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp | v0.42.0    | h.go   | github.com/open-telemetry/opentelemetry-go-contrib | instrumentation/net/http/otelhttp/v0.42.0 | instrumentation/net/http/otelhttp/h.go
        go.opentelemetry.io/proto/otlp      | v1.0.0                               | t.go   | github.com/open-telemetry/opentelemetry-proto-go | otlp/v1.0.0 | otlp/t.go
        cloud.google.com/go/storage         | v1.36.0                              | s.go   | github.com/googleapis/google-cloud-go | storage/v1.36.0 | storage/s.go
        gonum.org/v1/gonum                  | v0.14.0                              | mat/d.go | github.com/gonum/gonum | v0.14.0 | mat/d.go
        modernc.org/sqlite                  | v1.28.0                              | s.go   | gitlab.com/cznic/sqlite | v1.28.0 | s.go
        mvdan.cc/sh/v3                      | v3.7.0                               | f.go   | github.com/mvdan/sh | v3.7.0 | v3/f.go f.go
        go.mongodb.org/mongo-driver         | v1.13.1                              | f.go   | github.com/mongodb/mongo-go-driver | v1.13.1 | f.go
        """)
    void module_ofAVersion_hasRepositoryRefAndPaths(
            String module, String version, String rest, String repository, String ref, String paths) {
        Place place = ModulePlaces.find(module, Optional.of(new KnownVersion(version, "a test")), rest)
                .orElseThrow();

        assertThat(place.repository()).isEqualTo("https://" + repository);
        assertThat(place.refs()).containsExactly(ref);
        assertThat(place.paths()).isEqualTo(List.of(paths.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"''", "example.com/x/y", "github.com", "github.com/x", "gopkg.in/yaml", "gopkg.in/.v3x", "golang.org/x"
    })
    void module_ofAHostThatNobodyKnows_hasNoPlace(String module) {
        assertThat(ModulePlaces.find(module, Optional.empty(), "f.go")).isEmpty();
    }
}
