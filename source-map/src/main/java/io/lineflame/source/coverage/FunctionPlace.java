package io.lineflame.source.coverage;

import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import java.util.Optional;

/**
 * Where a function's file is, as far as one repository tells.
 *
 * @param path in the repository; empty when the file is not there
 * @param origin whose code it is, by its names and by what was found
 */
public record FunctionPlace(Optional<String> path, Origin origin) {

    static FunctionPlace of(Origin byName, SourceAnswer answer) {
        NoSource reason = answer.reason().orElse(NoSource.NO_MATCH);
        Origin origin = switch (reason) {
            case STANDARD_LIBRARY -> byName == Origin.RUNTIME ? byName : Origin.STANDARD_LIBRARY;
            case OTHER_MODULE -> Origin.DEPENDENCY;
            case NO_FILE_NAME, GENERATED, CGO, AMBIGUOUS, NOT_A_FILE, NO_MATCH -> byName;
        };
        return new FunctionPlace(answer.path(), origin);
    }
}
