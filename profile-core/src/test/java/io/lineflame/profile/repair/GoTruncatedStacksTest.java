package io.lineflame.profile.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Stacks are numbers of functions, leaf first: function 0 is the leaf, the highest the root. */
final class GoTruncatedStacksTest {

    private final ProfileBuilder heap = new ProfileBuilder(List.of(new ValueType("alloc_space", "bytes")));
    private int value = 1;

    @Test
    void stack_thatAnotherContinues_isCompleted() throws PprofException {
        add(heap, range(0, 32));
        add(heap, range(5, 37));

        assertThat(stacks(repaired(heap))).containsExactly(range(0, 37), range(5, 37));
    }

    @Test
    void stacks_thatContinueEachOther_areFollowedToTheRoot() throws PprofException {
        add(heap, range(0, 32));
        add(heap, range(14, 46));
        add(heap, range(7, 39));
        add(heap, range(21, 53));

        assertThat(stacks(repaired(heap))).containsExactly(range(0, 53), range(14, 53), range(7, 53), range(21, 53));
    }

    @Test
    void stack_withTooLittleInCommon_staysAsItIs() throws PprofException {
        add(heap, range(0, 32));
        add(heap, range(17, 49)); // 15 frames in common
        add(heap, range(9, 41)); // 9 frames more

        assertThat(stacks(repaired(heap))).containsExactly(range(0, 32), range(17, 49), range(9, 49));
    }

    @Test
    void shortStacks_stayAsTheyAre() throws PprofException {
        add(heap, range(0, 28));
        add(heap, range(10, 33));

        PprofProfile profile = heap.build(PprofLimits.DEFAULT);
        assertThat(stacks(GoTruncatedStacks.repair(profile, PprofLimits.DEFAULT)))
                .containsExactly(range(0, 28), range(10, 33));
    }

    @Test
    void profile_ofNewGoOrFarFromTheLimit_isNotTouched() throws PprofException {
        add(heap, range(0, 33));
        add(heap, range(5, 37));
        PprofProfile newGo = heap.build(PprofLimits.DEFAULT);
        assertThat(GoTruncatedStacks.repair(newGo, PprofLimits.DEFAULT)).isSameAs(newGo);

        ProfileBuilder cpu = new ProfileBuilder(List.of(new ValueType("cpu", "nanoseconds")));
        add(cpu, range(0, 32));
        add(cpu, range(5, 37));
        PprofProfile shallow = cpu.build(PprofLimits.DEFAULT);
        assertThat(GoTruncatedStacks.repair(shallow, PprofLimits.DEFAULT)).isSameAs(shallow);
    }

    @Test
    void cpuStack_ofSixtyFourFrames_isCompleted() throws PprofException {
        ProfileBuilder cpu = new ProfileBuilder(List.of(new ValueType("cpu", "nanoseconds")));
        add(cpu, range(0, 64));
        add(cpu, range(3, 67));

        PprofProfile repaired = repaired(cpu);
        assertThat(stacks(repaired)).containsExactly(range(0, 67), range(3, 67));
        assertThat(repaired.value(0, 0)).isEqualTo(1);
        assertThat(repaired.value(1, 0)).isEqualTo(2);
    }

    @Test
    void recursion_thatGoesRound_leavesTheProfileAlone() throws PprofException {
        // Two functions in turn: each stack is continued by the other, for ever.
        add(heap, IntStream.range(0, 32).mapToObj(frame -> frame % 2).toList());
        add(heap, IntStream.range(0, 32).mapToObj(frame -> (frame + 1) % 2).toList());

        PprofProfile profile = heap.build(PprofLimits.DEFAULT);
        assertThat(GoTruncatedStacks.repair(profile, PprofLimits.DEFAULT)).isSameAs(profile);
    }

    /** Nothing says how often the recursion called itself above the cut, so nothing is put there. */
    @Test
    void recursion_thatAnotherStackLeadsOutOf_isNotCompletedFromIt() throws PprofException {
        List<Integer> inside =
                IntStream.range(0, 64).mapToObj(frame -> frame % 3).toList();
        List<Integer> leaving = new ArrayList<>(inside.subList(4, 60));
        leaving.addAll(range(100, 104));
        ProfileBuilder cpu = new ProfileBuilder(List.of(new ValueType("cpu", "nanoseconds")));
        add(cpu, inside);
        add(cpu, leaving);

        assertThat(stacks(repaired(cpu))).containsExactly(inside, leaving);
    }

    @Test
    void stacks_thatWouldHaveTooManyFrames_stayAsTheyAre() throws PprofException {
        add(heap, range(0, 32));
        add(heap, range(5, 37));
        PprofProfile profile = heap.build(PprofLimits.DEFAULT);

        assertThat(GoTruncatedStacks.repair(profile, atMost(68))).isSameAs(profile);
        assertThat(stacks(GoTruncatedStacks.repair(profile, atMost(69)))).containsExactly(range(0, 37), range(5, 37));
    }

    private static PprofLimits atMost(int frames) {
        return new PprofLimits(1 << 20, 1 << 20, 100, frames, 100, 100, 1000, 100, 100, 2);
    }

    private static PprofProfile repaired(ProfileBuilder builder) throws PprofException {
        return GoTruncatedStacks.repair(builder.build(PprofLimits.DEFAULT), PprofLimits.DEFAULT);
    }

    private void add(ProfileBuilder builder, List<Integer> functions) {
        int[] stack = functions.stream()
                .mapToInt(function -> builder.location(
                        ProfileBuilder.NO_MAPPING, 0, builder.function("f" + function, "", "f.go", 0), 1))
                .toArray();
        builder.sample(stack, stack.length, Map.of(), value++);
    }

    private static List<Integer> range(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }

    private static List<List<Integer>> stacks(PprofProfile profile) {
        List<List<Integer>> stacks = new ArrayList<>();
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            stacks.add(IntStream.range(profile.frameStart(sample), profile.frameStart(sample + 1))
                    .map(frame -> profile.lineFunction(profile.lineStart(profile.location(frame))))
                    .mapToObj(function -> Integer.valueOf(
                            profile.string(profile.functionName(function)).substring(1)))
                    .toList());
        }
        return stacks;
    }
}
