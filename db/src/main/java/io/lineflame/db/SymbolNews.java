package io.lineflame.db;

import java.util.List;

/**
 * What a symbol table has beyond what a reader knows.
 *
 * @param chunks in order; not to be changed
 * @param complete whether nothing will follow, since the table is closed or gone
 */
public record SymbolNews(List<byte[]> chunks, boolean complete) {

    public SymbolNews {
        chunks = List.copyOf(chunks);
    }
}
