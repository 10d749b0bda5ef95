package io.lineflame.server.profiles;

import java.util.List;

/**
 * Single measurements of a selection.
 *
 * @param items by time; when there were more than asked for, those with the largest values
 * @param complete whether these are all
 */
public record Listed<T>(List<T> items, boolean complete) {

    public Listed {
        items = List.copyOf(items);
    }
}
