package io.lineflame.profile.repair;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes stacks that Go cut off. Its runtime keeps the 32 innermost frames of an allocation (128 since Go 1.23) and the 64 innermost of a CPU sample; the frames
 * towards the root are lost, so one call path becomes as many roots as it has depths.
 *
 * <h2>The guess</h2>
 *
 * <p>It is Pyroscope's, with its numbers. Of a stack with at least 24 frames look at the 16 nearest to the root. If another stack has the same 16 in a row with up to
 * eight frames more towards the root, the first one was cut off, and what the other has more belongs to it. Of several that fit, the one with most
 * frames more counts; what it has more may itself be continued by a third, and so on.
 *
 * <p>Nothing is done where the 16 frames repeat themselves, as in a deep recursion (there Pyroscope guesses on, and gives lines of the recursion samples that are
 * not known to have touched them), where no stack comes near the limit, where an allocation has a deeper stack than the old limit (so that Go is new), where
 * recursion makes the search go round, and where the frames of all stacks would become more than a profile may have.
 */
final class GoTruncatedStacks {

    private static final Set<String> HEAP = Set.of("alloc_objects", "alloc_space", "inuse_objects", "inuse_space");
    private static final int HEAP_LIMIT = 32;
    private static final int CPU_LIMIT = 64;
    /** Some stacks are cut off a little below the limit: inlined calls count in the runtime and become frames of their own later. */
    private static final int SLACK = 4;

    /** Frames that must agree. */
    private static final int OVERLAP = 16;
    /** Frames that one stack may be continued by at once. */
    private static final int STEP = 8;

    private static final int COMPARED = OVERLAP + STEP;
    private static final int MOST_STEPS = 56;

    private final PprofProfile profile;
    private final int[] frames;
    private final int mostFrames;
    /** By the frames nearest to the root: the end of the first stack that has them. */
    private final Map<IntBuffer, Integer> roots = new HashMap<>();
    /** By what comes before the outermost frames of a stack: which those are. */
    private final Map<IntBuffer, Rest> rests = new HashMap<>();

    /** The outermost frames of a stack: they end where the frames of the stack end. */
    private record Rest(int end, int length) {}

    private GoTruncatedStacks(PprofProfile profile, int mostFrames) {
        this.profile = profile;
        this.mostFrames = mostFrames;
        this.frames = profile.frames();
    }

    static PprofProfile repair(PprofProfile profile, PprofLimits limits) {
        return mayBeCutOff(profile) ? new GoTruncatedStacks(profile, limits.frames()).completed() : profile;
    }

    private static boolean mayBeCutOff(PprofProfile profile) {
        List<String> types = profile.sampleTypes().stream().map(ValueType::name).toList();
        boolean heap = types.stream().anyMatch(HEAP::contains);
        if (!heap && !types.contains("cpu")) {
            return false;
        }
        int limit = heap ? HEAP_LIMIT : CPU_LIMIT;
        int deepest = 0;
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            deepest = Math.max(deepest, profile.frameStart(sample + 1) - profile.frameStart(sample));
        }
        return deepest >= limit - SLACK && !(heap && deepest > limit);
    }

    private PprofProfile completed() {
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            int end = profile.frameStart(sample + 1);
            if (end - profile.frameStart(sample) >= COMPARED) {
                roots.putIfAbsent(outermost(end, COMPARED), end);
            }
        }
        roots.values().stream().sorted().forEach(this::noteRests);
        Map<IntBuffer, List<Rest>> missing = new HashMap<>();
        int room = mostFrames - profile.frameStart(profile.sampleCount());
        for (Map.Entry<IntBuffer, Integer> root : roots.entrySet()) {
            List<Rest> chain = chain(root.getValue());
            room -= length(chain); // of one stack with this root; of all of them below
            if (chain.size() > MOST_STEPS || room < 0) {
                return profile;
            }
            if (!chain.isEmpty()) {
                missing.put(root.getKey(), chain);
            }
        }
        return missing.isEmpty() ? profile : with(missing);
    }

    private void noteRests(int end) {
        for (int length = 1; length <= STEP; length++) {
            if (tellsWhere(end - length)) {
                rests.merge(
                        outermost(end - length, OVERLAP),
                        new Rest(end, length),
                        (known, found) -> found.length > known.length ? found : known);
            }
        }
    }

    /** Whether no frame comes twice among those that must agree: of a recursion they fit at every depth, and say nothing of what is missing. */
    private boolean tellsWhere(int end) {
        for (int frame = end - OVERLAP + 1; frame < end; frame++) {
            for (int before = end - OVERLAP; before < frame; before++) {
                if (frames[before] == frames[frame]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What follows the stack that ends here, towards the root; longer than {@link #MOST_STEPS} when it goes round. */
    private List<Rest> chain(int end) {
        List<Rest> chain = new ArrayList<>();
        Rest next = rests.get(outermost(end, OVERLAP));
        int at = end;
        while (next != null && next.end != at && chain.size() <= MOST_STEPS) {
            chain.add(next);
            at = next.end;
            next = rests.get(outermost(at, OVERLAP));
        }
        return chain;
    }

    private PprofProfile with(Map<IntBuffer, List<Rest>> missing) {
        int samples = profile.sampleCount();
        int[] starts = new int[samples + 1];
        int[] longer = new int[profile.frameStart(samples)];
        int count = 0;
        for (int sample = 0; sample < samples; sample++) {
            starts[sample] = count;
            int start = profile.frameStart(sample);
            int end = profile.frameStart(sample + 1);
            List<Rest> chain =
                    end - start < COMPARED ? List.of() : missing.getOrDefault(outermost(end, COMPARED), List.of());
            int whole = end - start + length(chain);
            if (whole > mostFrames - count) {
                return profile;
            }
            longer = room(longer, count + whole);
            System.arraycopy(frames, start, longer, count, end - start);
            count += end - start;
            for (Rest rest : chain) {
                System.arraycopy(frames, rest.end - rest.length, longer, count, rest.length);
                count += rest.length;
            }
        }
        starts[samples] = count;
        return profile.withStacks(starts, longer);
    }

    private static int length(List<Rest> chain) {
        return chain.stream().mapToInt(Rest::length).sum();
    }

    private static int[] room(int[] numbers, int needed) {
        return needed <= numbers.length ? numbers : Arrays.copyOf(numbers, Math.max(needed, 2 * numbers.length));
    }

    /** Equal to others with the same frames; leaf first. */
    private IntBuffer outermost(int end, int length) {
        return IntBuffer.wrap(frames, end - length, length);
    }
}
