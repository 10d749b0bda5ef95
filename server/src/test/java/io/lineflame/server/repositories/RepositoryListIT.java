package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.fixture.Reader;
import io.lineflame.server.fixture.Shop;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsException.Kind;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RepositoryListIT {

    private final FakeHost host = FakeHost.named("code.example.com");
    private final TestServer server = TestServer.setup().hosts(host).start();

    @BeforeEach
    void push() {
        push("shop", "https://code.example.com/acme/shop");
        push("cart", "git@code.example.com:acme/shop.git");
        push("secret", "https://code.example.com/acme/secret");
        push("guarded", "https://code.example.com/acme/guarded");
        push("elsewhere", "https://git.example.org/acme/shop");
        host.repository("acme/shop").allow("mona");
        host.repository("acme/guarded")
                .allow("mona")
                .refuse(VcsException.withWayOut(
                        Kind.SINGLE_SIGN_ON_REQUIRED, "No.", URI.create("https://code.example.com/sso")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void list_forSomebodyConnected_saysWhatEachIsToThem() {
        JsonNode list = list(Reader.connected(server, host, "mona"));

        assertThat(list).hasSize(3);
        assertThat(list.get(0).path("name").asText()).isEqualTo("acme/guarded");
        assertThat(list.get(0).path("access").asText()).isEqualTo("single_sign_on");
        assertThat(list.get(0).path("wayOut").asText()).isEqualTo("https://code.example.com/sso");
        assertThat(list.get(1).path("access").asText()).isEqualTo("no");
        assertThat(list.get(1).path("detail").asText()).contains("mona cannot read acme/secret");
        assertThat(list.get(2).path("name").asText()).isEqualTo("acme/shop");
        assertThat(list.get(2).path("access").asText()).isEqualTo("yes");
        assertThat(list.get(2).path("services")).extracting(JsonNode::asText).containsExactly("cart", "shop");
        assertThat(Instant.parse(list.get(2).path("checked").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void list_forSomebodyWithoutConnection_asksNoHost() {
        JsonNode list = list(new Reader(server));

        assertThat(list).hasSize(3).allMatch(one -> one.path("access").asText().equals("not_connected"));
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void list_whileTheHostIsDown_saysSo() {
        Reader mona = Reader.connected(server, host, "mona");
        host.down(true);

        assertThat(list(mona))
                .allMatch(one -> one.path("access").asText().equals("unknown"))
                .allMatch(one -> one.path("detail").asText().contains("does not answer"));
    }

    private static JsonNode list(Reader reader) {
        return reader.api().get("connections/repositories").path("repositories");
    }

    private void push(String service, String repository) {
        String name = service + "{service_repository=" + repository + ",service_git_ref=v1}";
        new Api(server).push("default", name, Instant.now().getEpochSecond() - 60, Shop.cpu("""
                3/300
                main.main@/build/main.go:10
                """));
    }
}
