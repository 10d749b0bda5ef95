package io.lineflame.vcs.testkit;

import io.lineflame.vcs.CommitId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One commit of the fixture.
 *
 * @param parents none for a root
 * @param message all of it; its first line is the subject
 * @param files everything the commit holds, by path, ascending
 */
public record FixtureCommit(
        CommitId id,
        List<CommitId> parents,
        String message,
        String authorName,
        Instant authored,
        SortedMap<String, FixtureFile> files) {

    public FixtureCommit {
        parents = List.copyOf(parents);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The first line of the message. */
    public String subject() {
        return message.lines().findFirst().orElse("");
    }

    /** What stands at this path; an error in the test when nothing does. */
    public FixtureFile file(String path) {
        FixtureFile file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("the fixture has no " + path + " at " + id);
        }
        return file;
    }
}
