package io.lineflame.server.store.rollup;

import io.lineflame.profile.stacks.BlockMerger;
import io.lineflame.profile.stacks.CorruptDataException;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.profile.stacks.WeightOverflowException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Blocks of one symbol table being added up. A block that cannot be added spoils the sum and ends nothing: its profiles are then read one by one, and whoever
 * asks for them hears what is wrong.
 */
final class Sum {

    private final int valueTypes;
    private BlockMerger merger;
    private long profiles;
    private boolean spoilt;

    Sum(int valueTypes) {
        this.valueTypes = valueTypes;
        this.merger = new BlockMerger(valueTypes);
    }

    /**
     * A sum as it is stored.
     *
     * @param totals per value type
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    record Added(long profiles, long[] totals, byte[] block) {}

    void add(long ofProfiles, byte[] block) {
        if (spoilt) {
            return;
        }
        try {
            merger.add(block);
            profiles += ofProfiles;
        } catch (CorruptDataException | WeightOverflowException e) {
            spoilt = true;
        }
    }

    void add(Optional<Added> sum) {
        sum.ifPresentOrElse(added -> add(added.profiles, added.block), () -> spoilt = true);
    }

    /** What was added since the last time; empty when a block was damaged or the sums leave 64 bits. Starts the next sum. */
    Optional<Added> take() {
        Optional<Added> added = spoilt ? Optional.empty() : Optional.of(merged());
        if (spoilt) {
            merger = new BlockMerger(valueTypes);
        }
        profiles = 0;
        spoilt = false;
        return added;
    }

    private Added merged() {
        ProfileBlock block = merger.merge();
        long[] totals = IntStream.range(0, valueTypes).mapToLong(block::total).toArray();
        return new Added(profiles, totals, block.encode());
    }
}
