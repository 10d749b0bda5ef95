package io.lineflame.server.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.BlockStore;
import io.lineflame.db.Cancellation;
import io.lineflame.db.ProfileStore;
import io.lineflame.db.SpanStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.db.WriterStore;
import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.server.store.trees.SymbolTables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored when transactions are tried again, read back as a query does. */
final class BatchWriterIT {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final long SERIES = 1;

    private final TestDatabase test = TestDatabase.create();
    private final SymbolStore symbols = new SymbolStore(test.database());
    private final SymbolTables trees = new SymbolTables(symbols::news, 1 << 20);
    private final WriterStore writers = new WriterStore(test.database());
    private final ProfileStore profiles = new ProfileStore(test.database());
    private final SpanStore spans = new SpanStore(test.database());
    private final int tenant = new TenantStore(test.database()).idOf("default");
    private final OpenTable table = new OpenTable(new TableKey(tenant, "shop", DAY), trees);
    private final UUID id = UUID.randomUUID();
    private final BatchWriter writer = new BatchWriter(test.database(), symbols, profiles, spans, writers, id);

    @BeforeEach
    void prepare() {
        profiles.prepare(tenant, List.of(NOON));
    }

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void write_profileTwiceInOneGroup_isStoredOnce() {
        Push push = push(1, "main");

        assertThat(writer.write(List.of(push, push(1, "main"), push(2, "main")), false))
                .isEqualTo(2);
        assertThat(totals()).containsExactly(1L, 2L);
    }

    @Test
    void write_profileOfAnEarlierGroup_isTakenOut() {
        writer.write(List.of(push(1, "main")), false);

        assertThat(writer.write(List.of(push(1, "main"), push(2, "main")), true))
                .isEqualTo(1);
        assertThat(totals()).containsExactly(1L, 2L);
    }

    @Test
    void write_afterACommitWhoseAnswerWasLost_addsNothingTwiceAndGoesOn() {
        writer.write(List.of(push(1, "main")), false);
        Push lost = push(2, "lost");
        test.database().useTransaction(tx -> {
            long number = table.write(tx, symbols, id).id();
            profiles.append(tx, lost.profiles().get(0).rows(number));
        }); // and nobody tells the table
        table.doubt();

        assertThat(writer.write(List.of(lost), true)).isZero();
        writer.write(List.of(push(3, "after", "main")), false);

        assertThat(totals()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void write_afterATransactionThatWasRolledBack_storesEverythingOnce() {
        Push failed = push(1, "main");
        try {
            test.database().useTransaction(tx -> {
                table.write(tx, symbols, id);
                throw new IllegalStateException("the connection broke");
            });
        } catch (IllegalStateException e) {
            table.doubt();
        }

        assertThat(writer.write(List.of(failed), true)).isEqualTo(1);
        assertThat(totals()).containsExactly(1L);
    }

    @Test
    void write_intoATableThatAnotherNodeClosed_goesOnInANewOne() {
        writer.write(List.of(push(1, "main")), false);
        test.database().useTransaction(tx -> symbols.close(tx, table.id().orElseThrow()));
        Push next = push(2, "next", "main");
        try {
            writer.write(List.of(next), false);
        } catch (IllegalStateException e) {
            table.doubt();
        }

        assertThat(writer.write(List.of(next), true)).isEqualTo(1);
        assertThat(totals()).containsExactly(1L, 2L);
    }

    /** One sample of that many units, with the digest of that number. */
    private Push push(int value, String... frames) {
        StringBuilder text = new StringBuilder(value + "\n");
        for (String frame : frames) {
            text.append(frame).append("@a.go:1\n");
        }
        PprofProfile profile = TextProfile.parse(text.toString()).read();
        table.acquire();
        ProfileBlock block =
                table.add(profile, new int[1], 1, new int[0]).blocks().get(0);
        var part = new QueuedProfile.Part(SERIES, new long[] {block.total(0)}, block.encode());
        return Push.of(List.of(new QueuedProfile(
                table, NOON.plusSeconds(value), Duration.ofSeconds(1), value, List.of(part), List.of())));
    }

    /** Of each stored block, resolved by the chunks in the database alone; sorted. */
    private List<Long> totals() {
        List<Long> totals = new ArrayList<>();
        new BlockStore(test.database())
                .blocks(
                        tenant,
                        List.of(SERIES),
                        NOON,
                        NOON.plusSeconds(60),
                        new Cancellation(),
                        (series, number, time, block) -> {
                            StackTree tree = new StackTree();
                            symbols.news(number, 0).chunks().forEach(tree::append);
                            Weights weights = new Weights(tree);
                            weights.add(block, 0);
                            Weights byTheWriter = new Weights(trees.upToDate(number));
                            byTheWriter.add(block, 0);
                            assertThat(byTheWriter.total()).isEqualTo(weights.total());
                            totals.add(weights.total());
                        });
        return totals.stream().sorted().toList();
    }
}
