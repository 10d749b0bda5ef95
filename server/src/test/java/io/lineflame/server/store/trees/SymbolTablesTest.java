package io.lineflame.server.store.trees;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.SymbolNews;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.TreeMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SymbolTablesTest {

    private final Map<Long, List<byte[]>> stored = new HashMap<>();
    private boolean complete;
    private int asked;

    @Test
    void table_thatGrows_isContinued() {
        SymbolTables tables = tables(Long.MAX_VALUE);
        StackTree writer = new StackTree();
        store(1, writer, "main@a.go:1");
        StackTree first = tables.upToDate(1);
        store(1, writer, "other@a.go:2");

        assertThat(tables.upToDate(1)).isSameAs(first);
        assertThat(first.nodeCount()).isEqualTo(3);
    }

    @Test
    void table_thatIsComplete_isAskedForOnce() {
        SymbolTables tables = tables(Long.MAX_VALUE);
        store(1, new StackTree(), "main@a.go:1");
        complete = true;

        assertThat(tables.upToDate(1)).isSameAs(tables.upToDate(1));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void table_thatThisServerWrites_isItsOwnTree_alsoAfterItsEnd() {
        SymbolTables tables = tables(Long.MAX_VALUE);
        StackTree own = tree("main@a.go:1");
        tables.own(1, own);

        assertThat(tables.upToDate(1)).isSameAs(own);
        tables.left(1);
        assertThat(tables.upToDate(1)).isSameAs(own);
        assertThat(asked).isZero();
    }

    @Test
    void trees_beyondTheBudget_goButNotThoseThatAreWritten() {
        store(1, new StackTree(), "main@a.go:1");
        store(2, new StackTree(), "main@a.go:1");
        SymbolTables tables = tables(1);
        StackTree own = tree("main@a.go:1");
        tables.own(3, own);
        StackTree read = tables.upToDate(1);

        tables.upToDate(2);

        assertThat(tables.upToDate(1)).isNotSameAs(read);
        assertThat(tables.upToDate(3)).isSameAs(own);
        assertThat(tables.excess()).isPositive();
        assertThat(tables.overfull()).isTrue();
    }

    @Test
    void trees_withinTheBudget_stay() {
        store(1, new StackTree(), "main@a.go:1");
        store(2, new StackTree(), "main@a.go:1");
        SymbolTables tables = tables(1 << 20);

        StackTree read = tables.upToDate(1);
        tables.upToDate(2);

        assertThat(tables.upToDate(1)).isSameAs(read);
        assertThat(tables.excess()).isZero();
        assertThat(tables.bytes()).isPositive();
    }

    private SymbolTables tables(long budget) {
        return new SymbolTables(this::news, budget);
    }

    private SymbolNews news(long id, int from) {
        asked++;
        List<byte[]> chunks = stored.getOrDefault(id, List.of());
        return new SymbolNews(chunks.subList(from, chunks.size()), complete);
    }

    private static StackTree tree(String frame) {
        StackTree tree = new StackTree();
        tree.add(TextProfile.parse(frame).read());
        return tree;
    }

    private void store(long id, StackTree tree, String frame) {
        TreeMark before = tree.mark();
        tree.add(TextProfile.parse(frame).read());
        stored.computeIfAbsent(id, key -> new ArrayList<>()).add(tree.chunkSince(before));
    }
}
