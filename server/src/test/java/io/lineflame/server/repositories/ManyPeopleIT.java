package io.lineflame.server.repositories;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.fixture.FakeHost.Question;
import io.lineflame.server.fixture.FakeHost.Request;
import io.lineflame.server.fixture.FakeRepository;
import io.lineflame.server.fixture.Reader;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 200 people, each with a session and a connection, open the same function of a new version at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManyPeopleIT {

    private static final int PEOPLE = 200;
    /** As many as wait at once: fewer than the server has threads, so that all of them are inside. */
    private static final int AT_ONCE = 100;

    private static final String FILE = "/build/cart/total.go";

    private final FakeHost host = FakeHost.named("code.example.com");
    private final TestServer server = TestServer.setup().hosts(host).start();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Reader> people = new ArrayList<>();

    @BeforeAll
    void connect() {
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Reader.connected(server, host, "person" + i));
        }
    }

    @BeforeEach
    void forget() {
        host.clearRequests();
        host.beforeEach(request -> {});
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void sameFunction_openedByAllAtOnce_isAskedForOnce() {
        FakeRepository repository = forAll("acme/checkout");
        CommitId commit = repository.commit("At once", "cart/total.go", "package cart\n");
        holdTheFirst(Question.TREE);

        assertThat(open(repository, commit))
                .hasSize(PEOPLE)
                .allMatch(one -> state(one).equals("found"));
        assertThat(answered()).isEqualTo(Map.of(Question.TREE, 1L, Question.FILE, 1L, Question.COMMITS, 1L));
        assertThat(mostPermissionsOfOnePerson()).isEqualTo(1);
    }

    @Test
    void sameFunction_whenWhoAsksFirstFails_isAskedForOnceMore() {
        FakeRepository repository = forAll("acme/shop");
        CommitId commit = repository.commit("Failing first", "cart/total.go", "package cart\n");
        host.failNext(Question.TREE, new VcsException(Kind.RATE_LIMITED, "Not with this credential."));
        host.failNext(Question.FILE, new VcsException(Kind.UNAVAILABLE, "A hiccup."));
        host.failNext(Question.COMMITS, new VcsException(Kind.UNAVAILABLE, "A hiccup."));
        holdTheFirst(Question.TREE);

        List<JsonNode> answers = open(repository, commit);
        assertThat(answers).filteredOn(one -> state(one).equals("found")).hasSize(PEOPLE - 2);
        assertThat(answers)
                .filteredOn(one -> !state(one).equals("found"))
                .extracting(ManyPeopleIT::state)
                .containsExactlyInAnyOrder("rate_limited", "host_down");
        assertThat(answered()).isEqualTo(Map.of(Question.TREE, 2L, Question.FILE, 2L, Question.COMMITS, 2L));
        assertThat(mostPermissionsOfOnePerson()).isEqualTo(1);
    }

    private FakeRepository forAll(String path) {
        FakeRepository repository = host.repository(path);
        for (int i = 0; i < PEOPLE; i++) {
            repository.allow("person" + i);
        }
        return repository;
    }

    /** Until as many wait as can. */
    private void holdTheFirst(Question question) {
        CountDownLatch inside = new CountDownLatch(AT_ONCE);
        host.beforeEach(request -> {
            inside.countDown(); // each person comes by here at least once, to ask for their permission or for this
            if (request.question() == question) {
                await(inside);
            }
        });
    }

    /** What each person sees: source, and facts of the commit, as the panel asks for both. */
    private List<JsonNode> open(FakeRepository repository, CommitId commit) {
        String url = "https://code.example.com/" + repository.path();
        List<Future<JsonNode>> answers = people.stream()
                .map(person -> threads.submit(() -> {
                    JsonNode source = person.source(url, commit.hash(), FILE);
                    person.commits(url, commit.hash());
                    return source;
                }))
                .toList();
        return answers.stream().map(ManyPeopleIT::result).toList();
    }

    private Map<Question, Long> answered() {
        return host.requests().stream()
                .filter(request -> request.question() != Question.PERMISSION)
                .collect(groupingBy(Request::question, counting()));
    }

    private long mostPermissionsOfOnePerson() {
        return host.requests().stream()
                .filter(request -> request.question() == Question.PERMISSION)
                .collect(groupingBy(Request::who, counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static String state(JsonNode answer) {
        return answer.path("state").asText();
    }

    private static JsonNode result(Future<JsonNode> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(15, TimeUnit.SECONDS)) {
                throw new AssertionError("the others did not come: " + latch.getCount() + " are missing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
