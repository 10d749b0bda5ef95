package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;

/**
 * {@code /contents/{path}}. Between 1 MB and 100 MB the JSON form says no content, and only the raw
 * one has it; above that neither does. A link to a file is answered as that file, though with the
 * link's own hash; one that leads elsewhere as a link.
 */
final class ContentRoutes {

    private static final String DOCS = "repos/contents#get-repository-content";
    private static final int IN_JSON = 1024 * 1024;

    private final Repositories repositories;

    ContentRoutes(Repositories repositories) {
        this.repositories = repositories;
    }

    void addTo(RepositoryRoutes routes) {
        routes.on("GET", "/contents", (call, repository) -> contents(call, repository, ""))
                .on("GET", "/contents/{path*}", (call, repository) -> contents(call, repository, trimmed(call)));
    }

    /** Where a file or folder is, for the addresses in its answer. */
    private record Place(StandInRepository repository, GitReader reader, RevTree tree, String ref, String apiUrl) {}

    private Answer contents(Call call, StandInRepository repository, String path) throws IOException {
        GitReader reader = GitReader.of(repository);
        if (reader.isEmpty()) {
            return Answer.refused(404, "This repository is empty.", "https://docs.github.com/v3/repos/contents/");
        }
        String ref = call.query("ref").orElse(reader.defaultBranch());
        Optional<RevCommit> commit = reader.commit(ref);
        if (commit.isEmpty()) {
            return Answer.refused(
                    404, "No commit found for the ref " + ref, "https://docs.github.com/v3/repos/contents/");
        }
        Place place = new Place(repository, reader, commit.get().getTree(), ref, call.apiUrl());
        if (path.isEmpty()) {
            return Answer.json(folder(place, place.tree(), ""));
        }
        Optional<GitReader.Entry> entry = reader.entry(place.tree(), path);
        return entry.isEmpty() ? Answer.notFound(DOCS) : answer(call, place, entry.get());
    }

    private Answer answer(Call call, Place place, GitReader.Entry entry) throws IOException {
        if (entry.mode().equals(FileMode.TREE)) {
            RevTree tree = place.reader().tree(entry.id().name()).orElseThrow();
            return Answer.json(folder(place, tree, entry.path() + "/"));
        }
        if (entry.mode().equals(FileMode.GITLINK)) {
            return Answer.json(described(place, entry, "submodule").putNull("submodule_git_url"));
        }
        return entry.mode().equals(FileMode.SYMLINK) ? link(call, place, entry) : file(call, place, entry, entry);
    }

    private Answer link(Call call, Place place, GitReader.Entry link) throws IOException {
        String target = new String(place.reader().blob(link.id()).orElseThrow(), StandardCharsets.UTF_8);
        Optional<String> path = LinkTarget.inside(link.path(), target);
        Optional<GitReader.Entry> there = path.isEmpty() || path.get().isEmpty()
                ? Optional.empty()
                : place.reader().entry(place.tree(), path.get());
        if (there.isPresent() && isFile(there.get())) {
            return file(call, place, link, there.get());
        }
        return Answer.json(described(place, link, "symlink").put("target", target));
    }

    /**
     * @param named says path and hash
     * @param read says the content; another one for a link
     */
    private Answer file(Call call, Place place, GitReader.Entry named, GitReader.Entry read) throws IOException {
        byte[] content = place.reader().blob(read.id()).orElseThrow();
        if (call.accepts("raw")) {
            return Answer.of(200, "application/vnd.github.raw; charset=utf-8", content);
        }
        boolean small = content.length <= IN_JSON;
        ObjectNode node = described(place, named, "file")
                .put("size", content.length)
                .put("content", small ? GitRoutes.base64(content) : "")
                .put("encoding", small ? "base64" : "none");
        return Answer.json(node);
    }

    private ArrayNode folder(Place place, RevTree tree, String prefix) throws IOException {
        ArrayNode list = Json.array();
        for (GitReader.Entry entry : place.reader().entries(tree, false)) {
            GitReader.Entry full = new GitReader.Entry(prefix + entry.path(), entry.mode(), entry.id());
            list.add(described(place, full, type(entry)));
        }
        return list;
    }

    /** In a list, GitHub calls a submodule a file: that is how it was first. */
    private static String type(GitReader.Entry entry) {
        if (entry.mode().equals(FileMode.TREE)) {
            return "dir";
        }
        return entry.mode().equals(FileMode.SYMLINK) ? "symlink" : "file";
    }

    private ObjectNode described(Place place, GitReader.Entry entry, String type) throws IOException {
        String path = Router.encode(entry.path());
        String api = Repositories.url(place.repository(), place.apiUrl());
        String web = repositories.web(place.repository());
        String self = api + "/contents/" + path + "?ref=" + Router.encode(place.ref());
        boolean blob = isFile(entry) || entry.mode().equals(FileMode.SYMLINK);
        ObjectNode node = Json.object()
                .put("name", entry.name())
                .put("path", entry.path())
                .put("sha", entry.id().name())
                .put("size", blob ? place.reader().size(entry.id()) : 0)
                .put("url", self);
        ObjectNode links = Json.object().put("self", self);
        if (entry.mode().equals(FileMode.GITLINK)) {
            node.putNull("html_url").putNull("git_url").putNull("download_url");
            links.putNull("git").putNull("html");
        } else {
            String git = api + "/git/" + entry.type() + "s/" + entry.id().name();
            String html = web + "/" + entry.type() + "/" + Router.encode(place.ref()) + "/" + path;
            node.put("html_url", html).put("git_url", git);
            node.put("download_url", blob ? web + "/raw/" + Router.encode(place.ref()) + "/" + path : null);
            links.put("git", git).put("html", html);
        }
        node.put("type", type);
        node.set("_links", links);
        return node;
    }

    private static boolean isFile(GitReader.Entry entry) {
        return entry.mode().equals(FileMode.REGULAR_FILE) || entry.mode().equals(FileMode.EXECUTABLE_FILE);
    }

    private static String trimmed(Call call) {
        return call.taken("path").replaceAll("^/+|/+$", "");
    }
}
