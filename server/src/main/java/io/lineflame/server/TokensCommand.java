package io.lineflame.server;

import io.lineflame.db.ApiTokenStore;
import io.lineflame.db.ApiTokenStore.ApiTokenRow;
import io.lineflame.db.ApiTokenStore.NewToken;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.embedded.EmbeddedPostgresException;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.InvalidConfigException;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.tokens.ApiToken;
import io.lineflame.server.tokens.TokenScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tokens}: what programs show that push or read. A token is printed once, when it is made. */
@Command(
        name = "tokens",
        description = "Makes, lists and revokes the tokens of programs that push or read, also while servers run.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {TokensCommand.Create.class, TokensCommand.ListTokens.class, TokensCommand.Revoke.class})
final class TokensCommand {

    private TokensCommand() {}

    /** {@code tokens create}. */
    @Command(
            name = "create",
            description =
                    "Makes a token and prints it, and nothing else, on standard output; nobody can print it again.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {

        @Mixin
        private ConfigOptions options = new ConfigOptions();

        @Option(names = "--name", required = true, description = "What it is for, for people.")
        private String name = "";

        @Option(
                names = "--scope",
                split = ",",
                required = true,
                description =
                        "${COMPLETION-CANDIDATES}: push to send profiles, read to ask for them, settings to change what"
                                + " Grafana keeps here. Can be several.")
        private List<TokenScope> scopes = List.of();

        @Option(names = "--tenant", description = "Whose profiles; \"default\" without it.")
        private @Nullable String tenant;

        @Option(names = "--any-tenant", description = "For every tenant: the request says which.")
        private boolean anyTenant;

        @Option(names = "--expires-in-days", description = "How long it holds; without it, until it is revoked.")
        private int days;

        @Override
        public Integer call() {
            if (anyTenant && tenant != null) {
                System.err.println("--tenant and --any-tenant do not go together.");
                return 2;
            }
            if (name.isBlank() || name.length() > 200 || days < 0 || days > 36_500) {
                System.err.println("--name needs 1 to 200 characters, --expires-in-days a number up to 36500.");
                return 2;
            }
            String of = tenant == null ? Tenant.DEFAULT.id() : tenant;
            if (!Tenant.isName(of)) {
                System.err.println("--tenant: " + of + " cannot be the name of a tenant.");
                return 2;
            }
            return with(options, tokens -> {
                Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                ApiToken token = ApiToken.random();
                long id = tokens.create(new NewToken(
                        token.secret().hash(),
                        token.starts(),
                        name.strip(),
                        anyTenant ? Optional.empty() : Optional.of(of),
                        new TreeSet<>(scopes).stream().map(TokenScope::word).toList(),
                        now,
                        days == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days))),
                        Optional.empty()));
                System.err.println("Made token " + id + ". Clients send it as Bearer, or as the password of Basic.");
                System.out.println(token.secret().text());
                return 0;
            });
        }
    }

    /** {@code tokens list}. */
    @Command(name = "list", description = "Shows all tokens, without themselves.", mixinStandardHelpOptions = true)
    static final class ListTokens implements Callable<Integer> {

        private static final String ROW = "%-6s %-12s %-16s %-21s %-21s %-21s %s%n";

        @Mixin
        private ConfigOptions options = new ConfigOptions();

        @Override
        public Integer call() {
            return with(options, tokens -> {
                System.out.printf(ROW, "token", "scopes", "tenant", "created", "last used", "expires", "name");
                tokens.all().forEach(ListTokens::print);
                return 0;
            });
        }

        private static void print(ApiTokenRow token) {
            System.out.printf(
                    ROW,
                    token.id(),
                    String.join(",", token.scopes()),
                    token.tenant().orElse("(every)"),
                    token.created(),
                    token.lastUsed()
                            .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse("never"),
                    token.expires().map(Instant::toString).orElse("never"),
                    token.name());
        }
    }

    /** {@code tokens revoke}. */
    @Command(
            name = "revoke",
            description = "Ends a token. Servers that run notice within half a minute.",
            mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {

        @Mixin
        private ConfigOptions options = new ConfigOptions();

        @Parameters(paramLabel = "TOKEN", description = "The number that \"tokens list\" shows.")
        private long id;

        @Override
        public Integer call() {
            return with(options, tokens -> {
                boolean ended = tokens.revoke(id);
                if (ended) {
                    System.out.println("Token " + id + " is revoked.");
                    return 0;
                }
                System.err.println("There is no token " + id + ".");
                return 1;
            });
        }
    }

    private static int with(ConfigOptions options, ToIntFunction<ApiTokenStore> work) {
        try {
            Config config = options.read();
            try (ServerDatabase database = ServerDatabase.join(config)) {
                return work.applyAsInt(new ApiTokenStore(database.database()));
            }
        } catch (InvalidConfigException e) {
            System.err.println("The configuration cannot be used:");
            e.mistakes().forEach(mistake -> System.err.println("  " + mistake));
        } catch (DatabaseException | EmbeddedPostgresException e) {
            System.err.println(e.getMessage());
        }
        return 1;
    }
}
