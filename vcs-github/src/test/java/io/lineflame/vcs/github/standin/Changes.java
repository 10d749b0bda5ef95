package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Which files differ, as the API writes it: at most 300 of them, renames found. */
final class Changes {

    private static final int MOST_FILES = 300;

    private final Repositories repositories;

    Changes(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Adds {@code stats} and {@code files} of a commit against its first parent. */
    void addOfCommit(ObjectNode node, StandInRepository repository, RevCommit commit, String apiUrl)
            throws IOException {
        ArrayNode files = between(repository, parentTree(repository, commit), commit, apiUrl);
        int additions = 0;
        int deletions = 0;
        for (var file : files) {
            additions += file.path("additions").asInt();
            deletions += file.path("deletions").asInt();
        }
        node.putObject("stats")
                .put("total", additions + deletions)
                .put("additions", additions)
                .put("deletions", deletions);
        node.set("files", files);
    }

    /** @param base the tree before; none for the empty one */
    ArrayNode between(StandInRepository repository, @Nullable AnyObjectId base, RevCommit head, String apiUrl)
            throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ArrayNode files = Json.array();
        try (DiffFormatter formatter = new DiffFormatter(text)) {
            formatter.setRepository(repository.git());
            formatter.setDetectRenames(true);
            List<DiffEntry> entries = formatter.scan(base, head.getTree());
            for (DiffEntry entry : entries.subList(0, Math.min(entries.size(), MOST_FILES))) {
                text.reset();
                formatter.format(entry);
                String patch = hunks(text.toString(StandardCharsets.UTF_8));
                files.add(file(repository, entry, formatter.toFileHeader(entry).toEditList(), patch, head, apiUrl));
            }
        }
        return files;
    }

    private ObjectNode file(
            StandInRepository repository,
            DiffEntry entry,
            List<Edit> edits,
            String patch,
            RevCommit head,
            String apiUrl) {
        boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        String path = removed ? entry.getOldPath() : entry.getNewPath();
        String encoded = Router.encode(path);
        int additions = edits.stream().mapToInt(Edit::getLengthB).sum();
        int deletions = edits.stream().mapToInt(Edit::getLengthA).sum();
        String web = repositories.web(repository);
        ObjectNode node = Json.object()
                .put("sha", (removed ? entry.getOldId() : entry.getNewId()).name())
                .put("filename", path)
                .put("status", status(entry))
                .put("additions", additions)
                .put("deletions", deletions)
                .put("changes", additions + deletions)
                .put("blob_url", web + "/blob/" + head.name() + "/" + encoded)
                .put("raw_url", web + "/raw/" + head.name() + "/" + encoded)
                .put(
                        "contents_url",
                        Repositories.url(repository, apiUrl) + "/contents/" + encoded + "?ref=" + head.name());
        if (!patch.isEmpty()) {
            node.put("patch", patch);
        }
        if (entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
            node.put("previous_filename", entry.getOldPath());
        }
        return node;
    }

    private static String status(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD -> "added";
            case DELETE -> "removed";
            case RENAME -> "renamed";
            case COPY -> "copied";
            case MODIFY -> entry.getOldId().equals(entry.getNewId()) ? "changed" : "modified";
        };
    }

    /** The patch without its file header; nothing for a binary file. */
    private static String hunks(String patch) {
        int first = patch.startsWith("@@") ? 0 : patch.indexOf("\n@@") + 1;
        return first > 0 || patch.startsWith("@@") ? patch.substring(first).stripTrailing() : "";
    }

    private static @Nullable ObjectId parentTree(StandInRepository repository, RevCommit commit) throws IOException {
        if (commit.getParentCount() == 0) {
            return null;
        }
        try (RevWalk walk = new RevWalk(repository.git())) {
            return walk.parseCommit(commit.getParent(0)).getTree();
        }
    }
}
