package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The repository that every provider is tested with. A provider's test makes it real on its host:
 * write {@link #objects()}, then point {@link #refs()} at them. Hashes are git's own, so nothing has
 * to be reported back.
 */
public final class ContractRepository {

    /** The limit the contract runs with; {@code limits/exact.txt} has just this size. */
    public static final int MAX_FILE_BYTES = 40_000;

    /** A branch that the contract moves, by {@link ContractSubject#moveBranch}. */
    public static final String MOVING_BRANCH = "moving";

    private static final ZonedDateTime START = ZonedDateTime.parse("2026-01-02T03:04:05+02:00");

    private final RepositoryWriter writer = new RepositoryWriter();
    private final FixtureCommit first;
    private final FixtureCommit second;
    private final FixtureCommit third;
    private final FixtureCommit side;
    private final FixtureCommit silent;
    private final List<FixtureCommit> twins;
    private final FixtureCommit stranger;
    private final SortedMap<String, String> refs;

    private ContractRepository() {
        SortedMap<String, FixtureFile> files = firstFiles();
        first = writer.commit(List.of(), "Sell things\n", "Mona", START, files);

        files.put(
                "cart/total.go",
                FixtureFile.text("package cart\n\nimport \"math\"\n\nfunc Total() int { return 2 }\n"));
        second = writer.commit(
                List.of(first),
                "Make it dear\n\nThe second paragraph is no subject.\n",
                "Zoë Ångström",
                START.plusHours(1),
                files);

        files.put("cart/sum.go", Objects.requireNonNull(files.remove("cart/total.go")));
        third = writer.commit(List.of(second), "Rename total to sum\n", "Mona", START.plusHours(2), files);

        side = writer.commit(
                List.of(first),
                "Try something",
                "Mona",
                START.plusHours(3),
                new TreeMap<>(Map.of("only/here.go", FixtureFile.text("package only\n"))));
        silent = writer.commit(List.of(side), "", "Mona", START.plusHours(4), side.files());
        twins = writeTwins();
        stranger = writer.commit(List.of(), "Start elsewhere\n", "Mona", START.plusHours(5), side.files());
        refs = Collections.unmodifiableSortedMap(writeRefs());
    }

    /** Computes the repository: always the same. */
    public static ContractRepository create() {
        return new ContractRepository();
    }

    /** The root commit, with a file of each odd sort. */
    public FixtureCommit first() {
        return first;
    }

    /** Changes {@code cart/total.go}; its message has two paragraphs, its author a name beyond ASCII. */
    public FixtureCommit second() {
        return second;
    }

    /** Renames {@code cart/total.go} to {@code cart/sum.go}; the tip of {@code main}. */
    public FixtureCommit third() {
        return third;
    }

    /** The tip of {@code feature/side}; holds one file only. */
    public FixtureCommit side() {
        return side;
    }

    /** A commit without a message, the tip of {@code größe}. */
    public FixtureCommit silent() {
        return silent;
    }

    /** Two commits whose hashes begin with the same 7 digits. */
    public List<FixtureCommit> twins() {
        return twins;
    }

    /** A second root commit, the tip of {@code stranger}: has no history in common with the others. */
    public FixtureCommit stranger() {
        return stranger;
    }

    public List<FixtureCommit> commits() {
        return List.of(first, second, third, side, silent, twins.get(0), twins.get(1), stranger);
    }

    /** Full ref names to the hash of the object they point at: a commit, or an annotated tag. */
    public SortedMap<String, String> refs() {
        return refs;
    }

    /** Everything to store, what is referred to before what refers. */
    public List<GitObject> objects() {
        return writer.objects();
    }

    /** A well-formed commit id that names nothing. */
    public CommitId missingCommit() {
        return new CommitId("deadbeef".repeat(5));
    }

    private static SortedMap<String, FixtureFile> firstFiles() {
        SortedMap<String, FixtureFile> files = new TreeMap<>();
        files.put("README.md", FixtureFile.text("# Shop\n"));
        files.put("cart/total.go", FixtureFile.text("package cart\n\nfunc Total() int { return 1 }\n"));
        files.put("cart/empty.txt", FixtureFile.text(""));
        files.put("cart-notes.txt", FixtureFile.text("sorts between cart and cart/\n"));
        files.put("text/crlf.txt", FixtureFile.text("one\r\ntwo\r\n"));
        files.put("text/no-end-of-line.txt", FixtureFile.text("last"));
        files.put("text/latin1.txt", FixtureFile.bytes("caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)));
        files.put("text/bom.txt", FixtureFile.text("\ufeffmarked\n"));
        files.put("assets/logo.bin", FixtureFile.bytes(everyByte()));
        files.put("limits/exact.txt", FixtureFile.text("x".repeat(MAX_FILE_BYTES)));
        files.put("limits/over.txt", FixtureFile.text("x".repeat(MAX_FILE_BYTES + 1)));
        files.put("names/日本語/größe.md", FixtureFile.text("beyond ASCII\n"));
        files.put("names/with space.md", FixtureFile.text("space\n"));
        files.put("names/100% #1?&a=b+c.md", FixtureFile.text("what a URL would eat\n"));
        files.put("names/%2e%2e/escaped.md", FixtureFile.text("looks like an escape\n"));
        files.put("names/-option.md", FixtureFile.text("looks like an option\n"));
        files.put("names/back\\slash.md", FixtureFile.text("one segment\n"));
        files.put("bin/run.sh", FixtureFile.executable("#!/bin/sh\n"));
        files.put("links/inside.go", FixtureFile.symlink("../cart/total.go"));
        files.put("links/outside", FixtureFile.symlink("/etc/passwd"));
        files.put("links/above", FixtureFile.symlink("../../../../../../../../etc/passwd"));
        files.put("links/cart", FixtureFile.symlink("../cart"));
        files.put("third/party", FixtureFile.submodule("c0ffee00".repeat(5)));
        return files;
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** Tries messages until two hashes meet in 7 digits: some 20 000, by the birthday paradox. */
    private List<FixtureCommit> writeTwins() {
        String tree = writer.tree(side.files());
        Map<String, String> messageByPrefix = new HashMap<>();
        for (int i = 0; ; i++) {
            String message = "Twin " + i + "\n";
            String hash = RepositoryWriter.commitObject(tree, List.of(first), message, "Mona", START)
                    .hash();
            String earlier = messageByPrefix.put(hash.substring(0, 7), message);
            if (earlier != null) {
                return List.of(writeTwin(earlier), writeTwin(message));
            }
        }
    }

    private FixtureCommit writeTwin(String message) {
        return writer.commit(List.of(first), message, "Mona", START, side.files());
    }

    private SortedMap<String, String> writeRefs() {
        SortedMap<String, String> names = new TreeMap<>();
        names.put("refs/heads/main", third.id().hash());
        names.put("refs/heads/feature/side", side.id().hash());
        names.put("refs/heads/größe", silent.id().hash());
        names.put("refs/heads/" + MOVING_BRANCH, first.id().hash());
        names.put("refs/heads/twin-a", twins.get(0).id().hash());
        names.put("refs/heads/twin-b", twins.get(1).id().hash());
        names.put("refs/heads/stranger", stranger.id().hash());
        names.put("refs/tags/v1.0.0", first.id().hash());
        names.put("refs/tags/v1.1.0", writer.annotatedTag("v1.1.0", second, START.plusDays(2)));
        return names;
    }
}
