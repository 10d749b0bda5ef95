package io.lineflame.server.selfcheck;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the self-check found, as sent.
 *
 * @param since when this server started to remember what it counts itself
 * @param groups in the order to read them
 */
record SelfCheckJson(Instant at, Instant since, int toDo, int fine, List<GroupJson> groups) {

    static SelfCheckJson of(Instant at, Instant since, GroupJson... groups) {
        List<GroupJson> shown =
                Arrays.stream(groups).filter(group -> !group.lines().isEmpty()).toList();
        return new SelfCheckJson(at, since, count(shown, State.TO_DO), count(shown, State.FINE), shown);
    }

    private static int count(List<GroupJson> groups, State state) {
        return (int) groups.stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.state().equals(state.word()))
                .count();
    }

    /** Lines that belong together. */
    record GroupJson(String title, List<Line> lines) {}
}
