package io.lineflame.server.selfcheck;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at. Its words are for an operator and hold no secret.
 *
 * @param id stays the same, as {@code database} or {@code host:disk}
 * @param state {@code fine}, {@code to_do}, {@code unknown}
 * @param words what was found
 * @param value the one figure that says most; empty for none
 * @param advice what to do; null when there is nothing to do
 * @param notes single events, the newest first
 * @param points a figure for each step up to now, oldest first; empty where no course is known
 */
record Line(
        String id,
        String title,
        String state,
        String words,
        String value,
        @Nullable String advice,
        List<Note> notes,
        List<Long> points,
        long stepMillis) {

    Line {
        notes = List.copyOf(notes);
        points = List.copyOf(points);
    }

    /** Something that happened. */
    record Note(Instant at, String words) {}

    static Line fine(String id, String title, String words, String value) {
        return new Line(id, title, State.FINE.word(), words, value, null, List.of(), List.of(), 0);
    }

    static Line unknown(String id, String title, String words) {
        return new Line(id, title, State.UNKNOWN.word(), words, "", null, List.of(), List.of(), 0);
    }

    static Line toDo(String id, String title, String words, String value, String advice) {
        return new Line(id, title, State.TO_DO.word(), words, value, advice, List.of(), List.of(), 0);
    }

    Line withNotes(List<Note> events) {
        return new Line(id, title, state, words, value, advice, events, points, stepMillis);
    }

    Line withCourse(List<Long> course, long step) {
        return new Line(id, title, state, words, value, advice, notes, course, step);
    }
}
