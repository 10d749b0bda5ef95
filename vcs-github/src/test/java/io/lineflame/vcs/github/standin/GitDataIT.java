package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refs, trees, files, commits and comparisons, of a repository that a test has filled with JGit. */
class GitDataIT {

    private GitHubStandIn gitHub;
    private StandInRepository repository;
    private String api;

    @BeforeEach
    void start() {
        gitHub = GitHubStandIn.start();
        repository = gitHub.repository("acme", "pricing");
        api = gitHub.apiUrl() + "/repos/acme/pricing";
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void repository_empty_is409() throws Exception {
        assertThat(Asked.get(api + "/commits/main").status()).isEqualTo(409);
        assertThat(Asked.get(api + "/git/trees/main").status()).isEqualTo(409);
        assertThat(Asked.get(api + "/contents/a.txt").status()).isEqualTo(404);
    }

    @Test
    void commit_byBranchShortHashAndHash_isTheSame() throws Exception {
        String hash = commit("one", Map.of("a.txt", file("a\n"))).name();

        for (String name : List.of("main", "heads/main", hash.substring(0, 8), hash)) {
            assertThat(Asked.get(api + "/commits/" + name).json().path("sha").asText())
                    .as(name)
                    .isEqualTo(hash);
        }
        Asked plain = Asked.get(api + "/commits/main", "Accept", "application/vnd.github.sha");
        assertThat(plain.text()).isEqualTo(hash);
    }

    @Test
    void commit_unknown_is422() throws Exception {
        commit("one", Map.of());

        Asked asked = Asked.get(api + "/commits/no-such");

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.json().path("message").asText()).isEqualTo("No commit found for SHA: no-such");
    }

    @Test
    void tree_overTheLimit_saysTruncated() throws Exception {
        commit("one", Map.of("a.txt", file("a"), "b.txt", file("b"), "c.txt", file("c")));

        assertThat(tree().path("truncated").asBoolean()).isFalse();
        gitHub.treeLimit(2);
        assertThat(tree().path("truncated").asBoolean()).isTrue();
        assertThat(tree().path("tree")).hasSize(2);
    }

    @Test
    void file_overOneMegabyte_hasContentOnlyWhenRaw() throws Exception {
        byte[] large = new byte[1024 * 1024 + 1];
        Arrays.fill(large, (byte) 'x');
        commit("one", Map.of("large.txt", new Entry(FileMode.REGULAR_FILE, large)));

        JsonNode json = Asked.get(api + "/contents/large.txt").json();

        assertThat(json.path("size").asInt()).isEqualTo(large.length);
        assertThat(json.path("content").asText()).isEmpty();
        assertThat(json.path("encoding").asText()).isEqualTo("none");
        assertThat(Asked.get(api + "/contents/large.txt", "Accept", "application/vnd.github.raw+json")
                        .text())
                .hasSize(large.length);
    }

    @Test
    void file_small_isBase64() throws Exception {
        commit("one", Map.of("ü b.txt", file("hello\n")));

        JsonNode json = Asked.get(api + "/contents/%C3%BC%20b.txt?ref=main").json();

        assertThat(Base64.getMimeDecoder().decode(json.path("content").asText()))
                .isEqualTo("hello\n".getBytes(StandardCharsets.UTF_8));
        assertThat(json.path("path").asText()).isEqualTo("ü b.txt");
    }

    @Test
    void blob_raw_isTheBytes() throws Exception {
        byte[] bytes = {0, 1, (byte) 0xff};
        commit("one", Map.of("image.bin", new Entry(FileMode.REGULAR_FILE, bytes)));
        String sha = tree().at("/tree/0/sha").asText();

        JsonNode json = Asked.get(api + "/git/blobs/" + sha).json();
        Asked raw = Asked.get(api + "/git/blobs/" + sha, "Accept", "application/vnd.github.raw+json");

        assertThat(Base64.getMimeDecoder().decode(json.path("content").asText()))
                .isEqualTo(bytes);
        assertThat(raw.header("Content-Type")).startsWith("application/vnd.github.raw");
    }

    @Test
    void link_toAFile_isAnsweredAsTheFileWithTheLinksHash() throws Exception {
        commit("one", Map.of("a.txt", file("hello\n"), "link", link("a.txt"), "out", link("../elsewhere")));

        JsonNode inside = Asked.get(api + "/contents/link").json();
        JsonNode outside = Asked.get(api + "/contents/out").json();

        assertThat(inside.path("type").asText()).isEqualTo("file");
        assertThat(inside.path("size").asInt()).isEqualTo(6);
        assertThat(inside.path("sha").asText()).isEqualTo(linkHash());
        assertThat(outside.path("type").asText()).isEqualTo("symlink");
        assertThat(outside.path("target").asText()).isEqualTo("../elsewhere");
    }

    @Test
    void refs_exactAndStarting_asBothForms() throws Exception {
        ObjectId hash = commit("one", Map.of());
        point("refs/heads/main-2", hash);

        assertThat(Asked.get(api + "/git/ref/heads/main").json().path("ref").asText())
                .isEqualTo("refs/heads/main");
        assertThat(Asked.get(api + "/git/ref/heads/mai").status()).isEqualTo(404);
        assertThat(Asked.get(api + "/git/matching-refs/heads/mai").json()).hasSize(2);
        assertThat(Asked.get(api + "/git/matching-refs/heads/x").json()).isEmpty();
        assertThat(Asked.get(api + "/git/refs/heads/mai").json()).hasSize(2);
    }

    @Test
    void compare_saysWhatChangedAndWhatMoved() throws Exception {
        ObjectId base = commit("one", Map.of("old.txt", file("a\nb\nc\nd\n"), "gone.txt", file("x\n")));
        commit("two", Map.of("new.txt", file("a\nb\nc\nd\ne\n")));

        JsonNode json = Asked.get(api + "/compare/" + base.name() + "...main").json();
        JsonNode back = Asked.get(api + "/compare/main..." + base.name()).json();

        assertThat(json.path("status").asText()).isEqualTo("ahead");
        assertThat(json.path("ahead_by").asInt()).isEqualTo(1);
        assertThat(json.path("files").findValuesAsText("status")).containsExactlyInAnyOrder("renamed", "removed");
        assertThat(json.path("files").findValuesAsText("previous_filename")).containsExactly("old.txt");
        assertThat(json.path("files").findValuesAsText("patch").toString()).contains("+e");
        assertThat(back.path("status").asText()).isEqualTo("behind");
        assertThat(back.path("files")).isEmpty();
    }

    @Test
    void commits_inPages_linkToTheNext() throws Exception {
        for (String message : List.of("one", "two", "three")) {
            commit(message, Map.of("a.txt", file(message)));
        }

        Asked first = Asked.get(api + "/commits?per_page=2");

        assertThat(first.json()).hasSize(2);
        String next = first.header("Link").replaceFirst(".*<([^>]+)>; rel=\"next\".*", "$1");
        assertThat(next).startsWith(gitHub.apiUrl() + "/repositories/" + repository.id() + "/commits?");
        assertThat(Asked.get(next).json()).hasSize(1);
    }

    private static final class Entry {

        private final FileMode mode;
        private final byte[] content;

        Entry(FileMode mode, byte[] content) {
            this.mode = mode;
            this.content = content;
        }
    }

    private static Entry file(String text) {
        return new Entry(FileMode.REGULAR_FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry link(String to) {
        return new Entry(FileMode.SYMLINK, to.getBytes(StandardCharsets.UTF_8));
    }

    private static String linkHash() {
        try (ObjectInserter inserter = new ObjectInserter.Formatter()) {
            return inserter.idFor(Constants.OBJ_BLOB, "a.txt".getBytes(StandardCharsets.UTF_8))
                    .name();
        }
    }

    private JsonNode tree() throws Exception {
        return Asked.get(api + "/git/trees/main?recursive=1").json();
    }

    /** On top of main, with these files in the top folder. */
    private ObjectId commit(String message, Map<String, Entry> files) throws Exception {
        try (ObjectInserter inserter = repository.git().newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            for (var file : new TreeMap<>(files).entrySet()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue().content);
                tree.append(file.getKey(), file.getValue().mode, blob);
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            ObjectId parent = repository.git().resolve("refs/heads/main");
            if (parent != null) {
                commit.setParentId(parent);
            }
            PersonIdent mona = new PersonIdent("Mona Field", "mona@example.com", Instant.EPOCH, ZoneOffset.UTC);
            commit.setAuthor(mona);
            commit.setCommitter(mona);
            commit.setMessage(message + "\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point("refs/heads/main", id);
            return id;
        }
    }

    private void point(String ref, ObjectId id) throws Exception {
        RefUpdate update = repository.git().updateRef(ref);
        update.setNewObjectId(id);
        assertThat(update.forceUpdate()).isIn(RefUpdate.Result.NEW, RefUpdate.Result.FORCED);
    }
}
