package io.lineflame.server.query;

import io.lineflame.server.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that limits how much is sent.
 *
 * @param otherwise what it is when it is missing
 * @param most the largest that is allowed; the smallest is 1
 */
public record CountParameter(String name, int otherwise, int most) {

    /** Reads it; ends the request with 400 when it is no number or out of bounds. */
    public int parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int count = Integer.parseInt(text.strip());
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, with the same sentence as a number out of bounds.
        }
        throw ProblemException.invalidRequest("The parameter " + name + " is a number from 1 to " + most + ".");
    }
}
