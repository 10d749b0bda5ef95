package io.lineflame.db.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom PostgreSQL's programs run.
 *
 * <h2>Root</h2>
 *
 * PostgreSQL refuses to run as root. In a user namespace of its own ({@code unshare -U}) it sees an ordinary user, while the system goes on
 * to see root: files need no other owner. Where namespaces are forbidden (most containers), or the data already belongs to
 * somebody else, {@code setpriv --reuid} runs it as the owner of the data.
 *
 * <h2>Death of the server</h2>
 *
 * {@code setpriv --pdeathsig=INT} lets the system stop PostgreSQL when the thread that started it ends, even by {@code kill -9}. It comes last in the
 * prefix, since the signal is forgotten when the user changes. Where it is missing, the next start finds the orphan.
 */
final class RunAs {
    private static final Logger LOG = LoggerFactory.getLogger(RunAs.class);
    private static final int ROOT = 0;
    /** The user "nobody" on every Linux. */
    private static final int NOBODY = 65534;

    private final List<String> prefix;
    private final boolean diesWithUs;
    private final int owner;

    private RunAs(List<String> prefix, boolean diesWithUs, int owner) {
        this.prefix = prefix;
        this.diesWithUs = diesWithUs;
        this.owner = owner;
    }

    /** Finds a way that works here for data in this folder, whether or not it exists already. */
    static RunAs of(Path data) throws IOException, InterruptedException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return new RunAs(List.of(), false, -1);
        }
        boolean diesWithUs = Commands.works(List.of("setpriv", "--pdeathsig=INT"), "true");
        if (ownerOf(Path.of("/proc/self")) != ROOT && !"root".equals(System.getProperty("user.name"))) {
            return new RunAs(List.of(), diesWithUs, -1);
        }
        int owner = Files.exists(data) ? ownerOf(data) : ROOT;
        if (owner == ROOT && Commands.works(List.of("unshare", "-U"), "true")) {
            return new RunAs(List.of("unshare", "-U"), diesWithUs, -1);
        }
        int user = owner == ROOT ? NOBODY : owner;
        List<String> other = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        if (Commands.works(other, "true")) {
            LOG.info("Running PostgreSQL as user {}, since it refuses to run as root.", user);
            return new RunAs(other, diesWithUs, user);
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and here neither 'unshare -U' nor 'setpriv --reuid' works to run it as"
                        + " somebody else. Start Lineflame as an ordinary user who owns " + data.getParent()
                        + ", or set LINEFLAME_DATABASE_URL to an external PostgreSQL.",
                null);
    }

    /** The command of a program that runs and ends. */
    List<String> command(String... program) {
        return concat(prefix, List.of(), List.of(program));
    }

    /** The command of the server, which the system stops when the calling thread ends. */
    List<String> serverCommand(List<String> program) {
        return concat(prefix, diesWithUs ? List.of("setpriv", "--pdeathsig=INT") : List.of(), program);
    }

    /** Gives a file or folder that we made to whom the programs run as. */
    void handOver(Path made) throws IOException {
        if (owner >= 0) {
            Files.setAttribute(made, "unix:uid", owner);
            Files.setAttribute(made, "unix:gid", owner);
        }
    }

    private static int ownerOf(Path path) throws IOException {
        return Files.exists(path) ? (Integer) Files.getAttribute(path, "unix:uid") : -1;
    }

    private static List<String> concat(List<String> first, List<String> second, List<String> third) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }
}
