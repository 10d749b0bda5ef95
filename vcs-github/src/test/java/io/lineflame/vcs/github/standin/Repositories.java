package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Repositories as the API writes them, without the templates nobody reads. */
final class Repositories {

    private final String webUrl;
    private final People people;

    Repositories(String webUrl, People people) {
        this.webUrl = webUrl;
        this.people = people;
    }

    ObjectNode full(StandInRepository repository, String apiUrl) {
        String self = url(repository, apiUrl);
        String web = web(repository);
        ObjectNode node = Json.object()
                .put("id", repository.id())
                .put("node_id", People.nodeId("Repository", repository.id()))
                .put("name", repository.name())
                .put("full_name", repository.fullName())
                .put("private", repository.isPrivate());
        node.set("owner", people.brief(repository.owner(), apiUrl));
        node.put("html_url", web)
                .put("description", "The shop's " + repository.name())
                .put("fork", false)
                .put("url", self)
                .put("branches_url", self + "/branches{/branch}")
                .put("tags_url", self + "/tags")
                .put("blobs_url", self + "/git/blobs{/sha}")
                .put("git_tags_url", self + "/git/tags{/sha}")
                .put("git_refs_url", self + "/git/refs{/sha}")
                .put("trees_url", self + "/git/trees{/sha}")
                .put("commits_url", self + "/commits{/sha}")
                .put("git_commits_url", self + "/git/commits{/sha}")
                .put("contents_url", self + "/contents/{+path}")
                .put("compare_url", self + "/compare/{base}...{head}")
                .put("created_at", "2025-11-03T10:00:00Z")
                .put("updated_at", "2026-01-15T10:00:00Z")
                .put("pushed_at", "2026-01-15T10:00:00Z")
                .put("git_url", web.replaceFirst("^https?", "git") + ".git")
                .put("ssh_url", "git@" + web.replaceFirst("^https?://([^/]+)/", "$1:") + ".git")
                .put("clone_url", web + ".git")
                .putNull("homepage")
                .put("size", 120)
                .put("stargazers_count", 0)
                .put("watchers_count", 0)
                .put("language", "Go")
                .put("archived", false)
                .put("disabled", false)
                .put("visibility", repository.isPrivate() ? "private" : "public")
                .put("default_branch", GitReader.of(repository).defaultBranch());
        node.putObject("permissions")
                .put("admin", false)
                .put("maintain", false)
                .put("push", false)
                .put("triage", false)
                .put("pull", true);
        return node;
    }

    static String url(StandInRepository repository, String apiUrl) {
        return apiUrl + "/repos/" + repository.fullName();
    }

    String web(StandInRepository repository) {
        return webUrl + "/" + repository.fullName();
    }
}
