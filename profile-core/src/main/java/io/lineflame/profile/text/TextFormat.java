package io.lineflame.profile.text;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import java.util.Optional;
import java.util.function.Consumer;

/** The formats of {@code /ingest} that hold stacks of names with one number each. Source: the server API of Grafana Pyroscope. */
public enum TextFormat {
    /** A stack, a space and its number on each line: {@code main;work 12}. */
    GROUPS,
    /** A stack on each line, as often as it was seen. */
    LINES,
    /** {@link TrieReader}. */
    TRIE,
    /** {@link TreeReader}. */
    TREE;

    private static final int MEBI = 1 << 20;

    /**
     * For bodies of these formats, in which few bytes can say many frames: no agent comes near.
     */
    public static final PprofLimits LIMITS =
            new PprofLimits(64 * MEBI, 256 * MEBI, MEBI, 4 * MEBI, MEBI, MEBI, 2 * MEBI, 64 * 1024, 4096, 32);

    /**
     * Reads one profile.
     *
     * @param warnings gets a sentence on what is left out
     * @return empty when no stack has a cost, as an agent sends of a process that slept
     * @throws PprofException when the body is broken or beyond a limit; says where
     */
    public Optional<PprofProfile> read(byte[] body, Measure measure, PprofLimits limits, Consumer<String> warnings)
            throws PprofException {
        StackCollector stacks = new StackCollector(measure, limits);
        switch (this) {
            case GROUPS -> LineReader.groups(body, stacks, warnings);
            case LINES -> LineReader.lines(body, stacks);
            case TRIE -> new TrieReader(body, stacks, limits).read();
            case TREE -> new TreeReader(body, stacks, limits).read();
        }
        return stacks.isEmpty() ? Optional.empty() : Optional.of(stacks.build());
    }
}
