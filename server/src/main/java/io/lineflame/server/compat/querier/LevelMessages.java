package io.lineflame.server.compat.querier;

import io.lineflame.profile.compat.DiffLevels;
import io.lineflame.profile.compat.FlameLevels;
import io.lineflame.wire.querier.FlameGraph;
import io.lineflame.wire.querier.FlameGraphDiff;
import io.lineflame.wire.querier.Level;

/** Rows of flame graphs as messages. */
final class LevelMessages {

    private LevelMessages() {}

    static FlameGraph of(FlameLevels levels) {
        FlameGraph.Builder graph = FlameGraph.newBuilder()
                .addAllNames(levels.names())
                .setTotal(levels.total())
                .setMaxSelf(levels.maxSelf());
        levels.levels().forEach(row -> graph.addLevels(level(row)));
        return graph.build();
    }

    static FlameGraphDiff of(DiffLevels levels) {
        FlameGraphDiff.Builder graph = FlameGraphDiff.newBuilder()
                .addAllNames(levels.names())
                .setTotal(levels.total())
                .setMaxSelf(levels.maxSelf())
                .setLeftTicks(levels.leftTicks())
                .setRightTicks(levels.rightTicks());
        levels.levels().forEach(row -> graph.addLevels(level(row)));
        return graph.build();
    }

    private static Level level(long[] row) {
        Level.Builder level = Level.newBuilder();
        for (long value : row) {
            level.addValues(value);
        }
        return level.build();
    }
}
