package io.lineflame.vcs.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories with merges, and long ones; the kit has the rest. */
class FileHistoryTest {

    @TempDir
    private Path directory;

    private Repository repository;
    private int seconds = 1_700_000_000;

    @BeforeEach
    void open() throws IOException {
        repository = GitFixture.createBare(directory.resolve("shop.git"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void merge_thatTookTheFileFromOneSide_isFollowedToThatSideAlone() throws Exception {
        ObjectId root = commit("root", "one");
        ObjectId ours = commit("ours", "two", root);
        ObjectId theirs = commit("theirs", "three", root);
        ObjectId merge = commit("merge", "three", ours, theirs);

        assertThat(subjects(merge, 100)).containsExactly("theirs", "root");
    }

    @Test
    void merge_thatMadeTheFileAnew_isAChangeAndSoAreBothSides() throws Exception {
        ObjectId root = commit("root", "one");
        ObjectId ours = commit("ours", "two", root);
        ObjectId theirs = commit("theirs", "three", root);
        ObjectId merge = commit("merge", "two and three", ours, theirs);

        assertThat(subjects(merge, 100)).containsExactly("merge", "theirs", "ours", "root");
    }

    @Test
    void file_removedAndAddedAgain_hasBothChangesAndWhatWasBefore() throws Exception {
        ObjectId added = commit("added", "one");
        ObjectId removed = commit("removed", "", added);
        ObjectId other = commit("other", "", removed);
        ObjectId again = commit("again", "one", other);

        assertThat(subjects(again, 100)).containsExactly("again", "removed", "added");
    }

    @Test
    void history_longerThanMayBeWalked_isTheNewestOfIt() throws Exception {
        ObjectId tip = commit("commit 0", "0");
        for (int i = 1; i <= 30; i++) {
            tip = commit("commit " + i, Integer.toString(i / 10), tip);
        }

        assertThat(subjects(tip, 100)).containsExactly("commit 30", "commit 20", "commit 10", "commit 0");
        assertThat(subjects(tip, 15)).containsExactly("commit 30", "commit 20");
    }

    private List<String> subjects(ObjectId from, int maxWalked) throws IOException {
        try (RepositoryWalk walk = new RepositoryWalk(repository)) {
            return new FileHistory(walk, "src/main.go", maxWalked)
                    .from(walk.parseCommit(from), 100).stream()
                            .map(Commit::subject)
                            .toList();
        }
    }

    /** A commit one second after the last one that holds {@code src/main.go}, or without text another file alone. */
    private ObjectId commit(String subject, String text, ObjectId... parents) throws IOException {
        TreeFormatter folder = new TreeFormatter();
        folder.append(text.isEmpty() ? "other.go" : "main.go", FileMode.REGULAR_FILE, insert(Constants.OBJ_BLOB, text));
        TreeFormatter tree = new TreeFormatter();
        tree.append("src", FileMode.TREE, GitFixture.insert(repository, Constants.OBJ_TREE, folder.toByteArray()));
        ObjectId root = GitFixture.insert(repository, Constants.OBJ_TREE, tree.toByteArray());
        String who = " A <a@example.com> " + seconds++ + " +0000";
        List<String> lines = new ArrayList<>(List.of("tree " + root.name()));
        Arrays.stream(parents).map(parent -> "parent " + parent.name()).forEach(lines::add);
        lines.addAll(List.of("author" + who, "committer" + who, "", subject));
        return insert(Constants.OBJ_COMMIT, lines.stream().collect(Collectors.joining("\n")));
    }

    private ObjectId insert(int type, String content) throws IOException {
        return GitFixture.insert(repository, type, content.getBytes(StandardCharsets.UTF_8));
    }
}
