package io.lineflame.server.coverage;

import io.lineflame.server.config.ConfigReader;
import io.lineflame.server.config.InvalidConfigException;
import io.lineflame.server.locate.CheckoutReader;
import io.lineflame.source.Checkout;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository that somebody named on the command line, read without a connection. */
final class CommandRepository implements AutoCloseable {

    /** Larger ones say nothing about where files are. */
    private static final int MAX_BYTES = 1 << 20;

    /** What a git directory is called while it is looked at. */
    private static final String DIRECTORY = "https://directory.invalid/git/repository";

    private final String address;
    private final RepositoryId id;
    private final VcsClient client;

    private CommandRepository(String address, RepositoryId id, VcsClient client) {
        this.address = address;
        this.id = id;
        this.client = client;
    }

    /**
     * Opens it; no request is made yet.
     *
     * @param repository a git directory on this machine, or the address of a configured host's repository
     * @throws VcsException when it is neither
     */
    static CommandRepository open(
            String repository, ConfigReader reader, Map<String, String> environment, Optional<Path> config)
            throws InvalidConfigException, VcsException {
        if (isDirectory(repository)) {
            String setting = DIRECTORY + "=" + Path.of(repository).toAbsolutePath();
            List<VcsHost> hosts = reader.read(Map.of("LINEFLAME_GIT_REPOSITORIES", setting), Optional.empty())
                    .hosts();
            return open(DIRECTORY, "", hosts);
        }
        return open(repository, repository, reader.read(environment, config).hosts());
    }

    private static boolean isDirectory(String repository) {
        return !repository.contains("://") && Files.isDirectory(Path.of(repository));
    }

    private static CommandRepository open(String url, String address, List<VcsHost> hosts) throws VcsException {
        for (VcsHost host : hosts) {
            Optional<RepositoryId> id = host.parseRepositoryUrl(url);
            if (id.isPresent()) {
                VcsClient client = host.connect(Credential.ANONYMOUS, new VcsContext(MAX_BYTES));
                return new CommandRepository(address, id.get(), client);
            }
        }
        throw new VcsException(
                VcsException.Kind.NOT_FOUND,
                url + " is neither a folder here nor a repository of a configured code host."
                        + " LINEFLAME_GIT_REPOSITORIES makes a git directory answer for an address.");
    }

    /** Empty for a directory, which does not say where it is from. */
    String address() {
        return address;
    }

    CoverageFacts answer(Ref ref, CoverageQuestion question) throws VcsException {
        CommitId commit = client.resolve(id, ref);
        Tree tree = client.listTree(id, commit);
        Map<String, String> texts = new HashMap<>();
        List<TreeEntry> wanted = question.wanted(tree).stream()
                .limit(CheckoutReader.FILES_OF_ALL)
                .toList();
        for (TreeEntry entry : wanted) {
            if (entry.size().orElse(0) <= MAX_BYTES) {
                texts.put(entry.path(), client.readFile(id, commit, entry).text());
            }
        }
        return question.answer(commit, new Checkout(tree, texts), () -> {});
    }

    @Override
    public void close() {
        client.close();
    }
}
