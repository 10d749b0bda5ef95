package io.lineflame.server.functions;

import io.lineflame.profile.view.FunctionTable.Row;
import io.lineflame.server.http.ProblemException;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what a table of functions is sorted: costs with the largest first, names in alphabetical order. */
enum FunctionOrder {
    SELF,
    TOTAL,
    SAMPLES,
    NAME;

    Comparator<Row> comparator() {
        return switch (this) {
            case SELF ->
                Comparator.comparingLong((Row row) -> row.cost().self()).reversed();
            case TOTAL ->
                Comparator.comparingLong((Row row) -> row.cost().total()).reversed();
            case SAMPLES ->
                Comparator.comparingLong((Row row) -> row.cost().samples()).reversed();
            case NAME -> Comparator.comparing(Row::name).thenComparing(Row::file);
        };
    }

    /** Reads the parameter {@code sort}; self when it is missing. */
    static FunctionOrder parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return SELF;
        }
        for (FunctionOrder order : values()) {
            if (order.name().toLowerCase(Locale.ROOT).equals(text)) {
                return order;
            }
        }
        throw ProblemException.invalidRequest("The parameter sort is one of self, total, samples, name.");
    }
}
