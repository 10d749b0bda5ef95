package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsException;
import okhttp3.HttpUrl;
import org.kohsuke.github.GHRepository;

/** Finds the commit behind a name: one request, for most names. */
final class RefResolver {

    /** Answers with nothing but the hash (docs.github.com, "Get a commit"). */
    private static final String HASH_ONLY = "application/vnd.github.sha";

    /** A tag of a tag is rare; a longer chain is a joke. */
    private static final int MAX_TAGS = 5;

    private final ApiCalls api;

    RefResolver(ApiCalls api) {
        this.api = api;
    }

    CommitId resolve(RepositoryId id, GHRepository repository, Ref ref) throws VcsException {
        RefName name = RefName.of(ref.name()).orElseThrow(() -> missing(id, ref));
        try {
            String hash = name.kind() == RefName.Kind.OTHER_REF
                    ? peeled(repository, name)
                    : api.text(commit(api, repository, name).build(), HASH_ONLY).strip();
            if (CommitId.isHash(hash)) {
                return new CommitId(hash);
            }
        } catch (VcsException e) {
            if (e.kind() != NOT_FOUND) {
                throw e;
            }
        }
        throw missing(id, ref);
    }

    static HttpUrl.Builder commit(ApiCalls api, GHRepository repository, RefName name) {
        HttpUrl.Builder url =
                api.url("repos").addPathSegments(repository.getFullName()).addPathSegment("commits");
        return segments(url, name);
    }

    static VcsException missing(RepositoryId id, Ref ref) {
        return new VcsException(NOT_FOUND, "'" + id.path() + "' has no branch, tag or commit '" + ref.name() + "'.");
    }

    private String peeled(GHRepository repository, RefName name) throws VcsException {
        HttpUrl.Builder git =
                api.url("repos").addPathSegments(repository.getFullName()).addPathSegment("git");
        JsonNode object = api.json(segments(git.build().newBuilder().addPathSegment("ref"), name)
                        .build())
                .path("object");
        for (int tags = 0; tags < MAX_TAGS && object.path("type").asText("").equals("tag"); tags++) {
            object = api.json(git.build()
                            .newBuilder()
                            .addPathSegment("tags")
                            .addPathSegment(object.path("sha").asText(""))
                            .build())
                    .path("object");
        }
        return object.path("type").asText("").equals("commit")
                ? object.path("sha").asText("")
                : "";
    }

    /** Each segment is escaped; a name that was checked holds none of dots alone. */
    private static HttpUrl.Builder segments(HttpUrl.Builder url, RefName name) {
        for (String segment : name.text().split("/", -1)) {
            url.addPathSegment(segment);
        }
        return url;
    }
}
