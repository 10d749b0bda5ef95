package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevTree;

/** {@code /git/...}: refs, tags, trees, blobs and commits as git has them. */
final class GitRoutes {

    private final Commits commits;
    private volatile int treeLimit = 100_000;

    GitRoutes(Commits commits) {
        this.commits = commits;
    }

    void addTo(RepositoryRoutes routes) {
        routes.on("GET", "/git/ref/{ref*}", this::ref)
                .on("GET", "/git/refs", (call, repository) -> refs(call, repository, Constants.R_REFS))
                .on("GET", "/git/refs/{ref*}", this::refOrStarting)
                .on("GET", "/git/matching-refs/{ref*}", this::matching)
                .on("GET", "/git/tags/{sha}", this::tag)
                .on("GET", "/git/trees/{sha*}", this::tree)
                .on("GET", "/git/blobs/{sha}", this::blob)
                .on("GET", "/git/commits/{sha}", this::commit);
    }

    /** How many entries a recursive tree has before it is cut; GitHub's own limit is 100 000. */
    void treeLimit(int entries) {
        treeLimit = entries;
    }

    private Answer ref(Call call, StandInRepository repository) throws IOException {
        GitReader reader = notEmpty(repository);
        Optional<Ref> ref = reader.exact(Constants.R_REFS + call.taken("ref"));
        return ref.isEmpty()
                ? Answer.notFound("git/refs#get-a-reference")
                : Answer.json(json(reader, repository, ref.get(), call.apiUrl()));
    }

    /** The older form: the ref itself, or those that start so. */
    private Answer refOrStarting(Call call, StandInRepository repository) throws IOException {
        GitReader reader = notEmpty(repository);
        String name = Constants.R_REFS + call.taken("ref");
        Optional<Ref> exact = reader.exact(name);
        return exact.isPresent()
                ? Answer.json(json(reader, repository, exact.get(), call.apiUrl()))
                : refs(call, repository, name);
    }

    private Answer refs(Call call, StandInRepository repository, String prefix) throws IOException {
        return notEmpty(repository).starting(prefix).isEmpty()
                ? Answer.notFound("git/refs#get-a-reference")
                : list(call, repository, prefix);
    }

    private Answer matching(Call call, StandInRepository repository) throws IOException {
        return list(call, repository, Constants.R_REFS + call.taken("ref"));
    }

    private Answer list(Call call, StandInRepository repository, String prefix) throws IOException {
        GitReader reader = notEmpty(repository);
        ArrayNode list = Json.array();
        for (Ref ref : reader.starting(prefix)) {
            list.add(json(reader, repository, ref, call.apiUrl()));
        }
        return Answer.json(list);
    }

    private static ObjectNode json(GitReader reader, StandInRepository repository, Ref ref, String apiUrl)
            throws IOException {
        String self = Repositories.url(repository, apiUrl);
        ObjectId target = ref.getObjectId();
        String type = type(reader, target);
        ObjectNode node = Json.object()
                .put("ref", ref.getName())
                .put("node_id", People.nodeId("Ref", repository.id() + ":" + ref.getName()))
                .put("url", self + "/git/" + ref.getName());
        node.putObject("object")
                .put("sha", target.name())
                .put("type", type)
                .put("url", self + "/git/" + type + "s/" + target.name());
        return node;
    }

    private static String type(GitReader reader, ObjectId id) throws IOException {
        return reader.parsed(id)
                .map(object -> Constants.typeString(object.getType()))
                .orElse("commit");
    }

    private Answer tag(Call call, StandInRepository repository) throws IOException {
        Optional<RevObject> found = object(repository, call.taken("sha"));
        if (found.isEmpty() || !(found.get() instanceof RevTag tag)) {
            return Answer.notFound("git/tags#get-a-tag");
        }
        String self = Repositories.url(repository, call.apiUrl());
        ObjectNode node = Json.object()
                .put("node_id", People.nodeId("Tag", repository.id() + ":" + tag.name()))
                .put("sha", tag.name())
                .put("url", self + "/git/tags/" + tag.name());
        node.set("tagger", Commits.person(tag.getTaggerIdent()));
        String type = type(GitReader.of(repository), tag.getObject());
        node.putObject("object")
                .put("sha", tag.getObject().name())
                .put("type", type)
                .put("url", self + "/git/" + type + "s/" + tag.getObject().name());
        node.put("tag", tag.getTagName()).put("message", tag.getFullMessage());
        node.set("verification", Commits.verification());
        return Answer.json(node);
    }

    private Answer tree(Call call, StandInRepository repository) throws IOException {
        GitReader reader = notEmpty(repository);
        Optional<RevTree> tree = reader.tree(call.taken("sha"));
        if (tree.isEmpty()) {
            return Answer.notFound("git/trees#get-a-tree");
        }
        boolean recursive = call.query().containsKey("recursive");
        List<GitReader.Entry> entries = reader.entries(tree.get(), recursive);
        boolean cut = recursive && entries.size() > treeLimit;
        String self = Repositories.url(repository, call.apiUrl());
        ObjectNode node = Json.object()
                .put("sha", tree.get().name())
                .put("url", self + "/git/trees/" + tree.get().name());
        ArrayNode list = node.putArray("tree");
        for (GitReader.Entry entry : cut ? entries.subList(0, treeLimit) : entries) {
            list.add(entry(reader, entry, self));
        }
        return Answer.json(node.put("truncated", cut)).with("Cache-Control", lasting(call));
    }

    private static ObjectNode entry(GitReader reader, GitReader.Entry entry, String self) throws IOException {
        ObjectNode node = Json.object()
                .put("path", entry.path())
                .put("mode", String.format("%06o", entry.mode().getBits()))
                .put("type", entry.type())
                .put("sha", entry.id().name());
        if (entry.type().equals("blob")) {
            node.put("size", reader.size(entry.id()));
        }
        return entry.type().equals("commit")
                ? node
                : node.put(
                        "url", self + "/git/" + entry.type() + "s/" + entry.id().name());
    }

    private Answer blob(Call call, StandInRepository repository) throws IOException {
        String sha = call.taken("sha");
        if (!ObjectId.isId(sha)) {
            return Answer.refused(
                    422, "The sha parameter must be exactly 40 characters and contain only [0-9a-f].", blobDocs());
        }
        Optional<byte[]> content = GitReader.of(repository).blob(ObjectId.fromString(sha));
        if (content.isEmpty()) {
            return Answer.notFound("git/blobs#get-a-blob");
        }
        if (call.accepts("raw")) {
            return Answer.of(200, "application/vnd.github.raw; charset=utf-8", content.get())
                    .with("Cache-Control", lasting(call));
        }
        return Answer.json(Json.object()
                        .put("sha", sha)
                        .put("node_id", People.nodeId("Blob", repository.id() + ":" + sha))
                        .put("size", content.get().length)
                        .put("url", Repositories.url(repository, call.apiUrl()) + "/git/blobs/" + sha)
                        .put("content", base64(content.get()))
                        .put("encoding", "base64"))
                .with("Cache-Control", lasting(call));
    }

    private Answer commit(Call call, StandInRepository repository) throws IOException {
        Optional<RevObject> found = object(repository, call.taken("sha"));
        return found.isPresent() && found.get() instanceof RevCommit commit
                ? Answer.json(commits.plain(repository, commit, call.apiUrl()))
                : Answer.notFound("git/commits#get-a-commit-object");
    }

    /** With line breaks, as GitHub writes it. */
    static String base64(byte[] content) {
        return content.length == 0
                ? ""
                : Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(content) + "\n";
    }

    static GitReader notEmpty(StandInRepository repository) throws IOException {
        GitReader reader = GitReader.of(repository);
        if (reader.isEmpty()) {
            throw new Refusal(Answer.refused(409, "Git Repository is empty.", "https://docs.github.com/rest/git"));
        }
        return reader;
    }

    private static Optional<RevObject> object(StandInRepository repository, String sha) throws IOException {
        return ObjectId.isId(sha) ? GitReader.of(repository).parsed(ObjectId.fromString(sha)) : Optional.empty();
    }

    private static String lasting(Call call) {
        return (call.caller().personToken().isPresent() ? "private" : "public") + ", max-age=86400, s-maxage=86400";
    }

    private static String blobDocs() {
        return "https://docs.github.com/rest/git/blobs#get-a-blob";
    }
}
