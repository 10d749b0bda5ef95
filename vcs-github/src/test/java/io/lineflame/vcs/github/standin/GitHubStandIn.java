package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A stand-in for GitHub, over real git repositories, that a test starts and furnishes. It answers as a
 * GitHub Enterprise Server does, with the API under {@code /api/v3}, and under {@link #dotComApiUrl}
 * as api.github.com. Safe for many threads; what a test changes counts from the next request on.
 */
public final class GitHubStandIn implements AutoCloseable {

    private final List<StandInRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Path directory;
    private final World world;
    private final StandInApp app;
    private final RateLimits limits;
    private final Grants grants;
    private final StandInServer server;
    private final Routes routes;
    private volatile boolean down;
    private volatile Duration slow = Duration.ZERO;

    private GitHubStandIn(int port, Path directory) throws IOException {
        this.directory = directory;
        world = new World(directory);
        app = new StandInApp(world);
        limits = new RateLimits(world.clock());
        grants = new Grants(world, app);
        server = new StandInServer(port, this::answer);
        server.open();
        routes = new Routes(world, app, limits, grants, server.url());
        new ControlRoutes(this, world).addTo(routes.web());
        new WebRoutes(world, app).addTo(routes.web());
    }

    /** Starts one on a free port of this machine, with nothing in it. */
    public static GitHubStandIn start() {
        return start(0);
    }

    public static GitHubStandIn start(int port) {
        try {
            return new GitHubStandIn(port, Files.createTempDirectory("github-stand-in"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one with the shop in it: see {@link Shop}. */
    public static GitHubStandIn withShop() {
        return withShop(0);
    }

    static GitHubStandIn withShop(int port) {
        GitHubStandIn gitHub = start(port);
        Shop.furnish(gitHub);
        return gitHub;
    }

    /** Where people go: {@code http://127.0.0.1:4711}, without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** Where programs go, as on an Enterprise Server; GraphQL is beside it, at {@code /api/graphql}. */
    public String apiUrl() {
        return url() + Routes.ENTERPRISE;
    }

    /** The same API as github.com has it: GraphQL is within, at {@code /graphql}. */
    public String dotComApiUrl() {
        return url() + Routes.DOT_COM;
    }

    /** The person's account; made when there is none of that login. */
    public StandInAccount account(String login) {
        return world.account(login);
    }

    /** The organization; made when there is none of that login. */
    public StandInOrganization organization(String login) {
        return world.organization(login);
    }

    /** The repository; made, public and empty, when there is none there. An unknown owner becomes an organization. */
    public StandInRepository repository(String owner, String name) {
        return world.repository(owner, name);
    }

    /** Acts as the person with that account, made when there is none, at the authorization page. */
    public StandInPerson person(String login) {
        return new StandInPerson(account(login), app, grants);
    }

    /** The one application that is registered. */
    public StandInApp app() {
        return app;
    }

    /** As if the person had revoked the application's authorization in GitHub's settings. */
    public void revokeTokensOf(StandInAccount account) {
        grants.revokeAll(account);
    }

    /** As if half a year had gone by without a refresh. Tokens that are not yet over go on working. */
    public void expireRefreshTokensOf(StandInAccount account) {
        grants.expireRefreshTokens(account);
    }

    /** As if their eight hours were over. Refresh tokens go on working. */
    public void expireTokensOf(StandInAccount account) {
        world.tokens().expire(account);
    }

    /** How much the account may still ask, and for how long that is all. */
    public void rateLimit(StandInAccount account, int remaining, int resetInSeconds) {
        rateLimit(callerOf(account), remaining, resetInSeconds);
    }

    /** The same for those without credentials. */
    public void rateLimitAnonymous(int remaining, int resetInSeconds) {
        rateLimit(new Caller.Anonymous(), remaining, resetInSeconds);
    }

    /** Everybody's budget is whole again, and there is no secondary limit. */
    public void clearRateLimits() {
        limits.clear();
    }

    /** With false: as an Enterprise Server without limits, which sends no such headers. */
    public void limitRates(boolean on) {
        routes.api().limited(on);
    }

    /** Refuses everybody with 403 for so long, and says so in Retry-After; 0 ends it. */
    public void secondaryLimit(int retryAfterSeconds) {
        limits.setSecondary(403, Optional.of(retryAfterSeconds), Duration.ofSeconds(retryAfterSeconds));
    }

    /** The same with 429 and, as also happens, no Retry-After. */
    public void secondaryLimitUnsaid(int seconds) {
        limits.setSecondary(429, Optional.empty(), Duration.ofSeconds(seconds));
    }

    /** Answers everything with 503 and a page, as GitHub does when it has trouble. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** Waits so long before each answer. */
    public void slow(Duration wait) {
        slow = wait;
    }

    /** GitHub's clock is so much ahead of ours; behind when negative. */
    public void clockOff(Duration ahead) {
        world.clock().off(ahead);
    }

    /** How many entries a recursive tree has before it is cut short and says so. */
    public void treeLimit(int entries) {
        routes.treeLimit(entries);
    }

    /** What was asked, oldest first. */
    public List<StandInRequest> requests() {
        return List.copyOf(requests);
    }

    public void clearRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.shut();
        world.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(Call call, String query) throws IOException, InterruptedException {
        if (call.path().startsWith(ControlRoutes.PREFIX)) {
            return routes.answer(call);
        }
        if (!slow.isZero()) {
            boolean ignored = closed.await(slow.toMillis(), TimeUnit.MILLISECONDS);
        }
        Call known = call.as(routes.api().caller(call));
        Answer answer = down ? Answer.html(503, "<h1>No server is currently available</h1>") : routes.answer(known);
        requests.add(new StandInRequest(
                call.method(),
                call.path(),
                query,
                known.caller().name(),
                call.header("If-None-Match").isPresent(),
                answer.status()));
        return answer.with("Date", Json.httpDate(world.clock().instant())).with("Server", "GitHub.com");
    }

    private void rateLimit(Caller caller, int remaining, int resetInSeconds) {
        for (String resource : List.of("core", "graphql")) {
            limits.set(caller, resource, remaining, Duration.ofSeconds(resetInSeconds));
        }
    }

    private static Caller callerOf(StandInAccount account) {
        return new Caller.Person(
                new Token("", Token.Kind.PERSONAL, account, Set.of(), Optional.empty(), Set.of(), false));
    }
}
