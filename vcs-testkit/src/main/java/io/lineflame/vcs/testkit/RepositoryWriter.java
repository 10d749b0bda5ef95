package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes commits as git objects, each object once, what is referred to before what refers. */
final class RepositoryWriter {

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");

    private final Map<String, GitObject> objects = new LinkedHashMap<>();

    List<GitObject> objects() {
        return List.copyOf(objects.values());
    }

    FixtureCommit commit(
            List<FixtureCommit> parents,
            String message,
            String author,
            ZonedDateTime authored,
            SortedMap<String, FixtureFile> files) {
        GitObject commit = commitObject(tree(files), parents, message, author, authored);
        objects.put(commit.hash(), commit);
        return new FixtureCommit(
                new CommitId(commit.hash()),
                parents.stream().map(FixtureCommit::id).toList(),
                message,
                author,
                authored.toInstant(),
                files);
    }

    /** The commit's object, not yet part of the repository. */
    static GitObject commitObject(
            String tree, List<FixtureCommit> parents, String message, String author, ZonedDateTime authored) {
        StringBuilder text = new StringBuilder("tree " + tree + "\n");
        parents.forEach(
                parent -> text.append("parent ").append(parent.id().hash()).append('\n'));
        text.append("author ").append(person(author, authored)).append('\n');
        text.append("committer ")
                .append(person("Committer", authored.plusDays(1)))
                .append("\n\n")
                .append(message);
        return new GitObject(GitObject.Type.COMMIT, utf8(text.toString()));
    }

    /** Writes an annotated tag and gives its object's hash, which is not the commit's. */
    String annotatedTag(String name, FixtureCommit target, ZonedDateTime tagged) {
        String text = "object " + target.id().hash() + "\ntype commit\ntag " + name + "\ntagger "
                + person("Tagger", tagged) + "\n\nRelease " + name + "\n";
        return put(new GitObject(GitObject.Type.TAG, utf8(text)));
    }

    /** Writes a tree and everything below it and gives its hash. */
    String tree(SortedMap<String, FixtureFile> files) {
        Map<String, SortedMap<String, FixtureFile>> directories = new LinkedHashMap<>();
        // Git sorts a directory as if its name ended in a slash.
        TreeMap<byte[], byte[]> lines = new TreeMap<>(Comparator.comparing(HexFormat.of()::formatHex));
        files.forEach((path, file) -> {
            int slash = path.indexOf('/');
            if (slash >= 0) {
                directories
                        .computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                        .put(path.substring(slash + 1), file);
            } else {
                if (!file.mode().equals("160000")) {
                    put(new GitObject(GitObject.Type.BLOB, file.bytes()));
                }
                lines.put(utf8(path), line(file.mode(), path, file.hash()));
            }
        });
        directories.forEach((name, below) -> lines.put(utf8(name + "/"), line("40000", name, tree(below))));

        ByteArrayOutputStream content = new ByteArrayOutputStream();
        lines.values().forEach(content::writeBytes);
        return put(new GitObject(GitObject.Type.TREE, content.toByteArray()));
    }

    private static byte[] line(String mode, String name, String hash) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(utf8(mode + " " + name + "\0"));
        line.writeBytes(HexFormat.of().parseHex(hash));
        return line.toByteArray();
    }

    private String put(GitObject object) {
        objects.put(object.hash(), object);
        return object.hash();
    }

    private static String person(String name, ZonedDateTime when) {
        return name + " <" + "someone@example.com> " + when.toEpochSecond() + " " + OFFSET.format(when);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
