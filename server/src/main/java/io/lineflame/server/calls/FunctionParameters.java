package io.lineflame.server.calls;

import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.server.http.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters {@code function} and {@code file}. */
public final class FunctionParameters {

    private final @Nullable String function;
    private final @Nullable String file;

    public FunctionParameters(
            @QueryParam("function") @Nullable String function, @QueryParam("file") @Nullable String file) {
        this.function = function;
        this.file = file;
    }

    /** The function; ends the request with 400 when it is missing. */
    FunctionSelector selector() {
        String name = function;
        if (name == null || name.isEmpty()) {
            throw ProblemException.invalidRequest("The parameter function is missing: a function's full name.");
        }
        return new FunctionSelector(name, Optional.ofNullable(file).filter(value -> !value.isBlank()));
    }
}
