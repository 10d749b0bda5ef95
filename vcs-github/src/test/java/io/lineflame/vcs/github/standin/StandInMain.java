package io.lineflame.vcs.github.standin;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the stand-in with the shop in it and leaves it running, for people and for the browser's
 * tests. Prints one line of JSON after the word {@code stand-in}, then what a person does next.
 */
public final class StandInMain {

    private static final String USAGE = "usage: stand-in [--port N] [--oauth-app]";

    private StandInMain() {}

    /** With {@code --port 0} on any free port. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = Arrays.asList(arguments);
        int port = 4711;
        int at = words.indexOf("--port");
        if (at >= 0 && at + 1 < words.size() && words.get(at + 1).matches("\\d{1,5}")) {
            port = Integer.parseInt(words.get(at + 1));
        } else if (at >= 0) {
            System.err.println(USAGE);
            System.exit(2);
        }
        GitHubStandIn gitHub = GitHubStandIn.withShop(port);
        if (words.contains("--oauth-app")) {
            gitHub.app().asOAuthApp();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(gitHub::close, "close the stand-in"));
        announce(gitHub, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        new CountDownLatch(1).await();
    }

    private static void announce(GitHubStandIn gitHub, PrintStream out) {
        StandInApp app = gitHub.app();
        var line = Json.object()
                .put("url", gitHub.url())
                .put("apiUrl", gitHub.apiUrl())
                .put("clientId", app.clientId())
                .put("clientSecret", app.clientSecret())
                .put("appSlug", app.slug().orElse(""));
        out.println("stand-in " + new String(Json.bytes(line), StandardCharsets.UTF_8));
        out.println();
        out.println("Accounts: mona (may read acme/checkout), jo, otto. Public: acme/pricing.");
        out.println("Start Lineflame with:");
        out.println("  LINEFLAME_GITHUB_URL=" + gitHub.url() + " \\");
        out.println("  LINEFLAME_GITHUB_CLIENT_ID=" + app.clientId() + " \\");
        out.println("  LINEFLAME_GITHUB_CLIENT_SECRET=" + app.clientSecret() + " \\");
        app.slug().ifPresent(slug -> out.println("  LINEFLAME_GITHUB_APP_SLUG=" + slug + " \\"));
        out.println("  ./lineflame serve");
    }
}
