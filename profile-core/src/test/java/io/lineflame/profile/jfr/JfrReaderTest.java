package io.lineflame.profile.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of the JDK's own recorder, against what the JDK's own reader says of it. */
final class JfrReaderTest {

    private static final long PERIOD = 1_000_000;
    private static final PprofLimits LIMITS = PprofLimits.DEFAULT;

    @TempDir
    private static Path folder;

    private static byte[] bytes = {};

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        bytes = JdkRecording.make(folder);
    }

    @Test
    void everyStack_ofAllocationsAndLocks_addsUpToWhatTheJdkSays() throws Exception {
        JfrRecording recording = read(bytes);

        assertThat(stacks(recording, JfrKind.ALLOCATED_IN_NEW_TLAB))
                .isNotEmpty()
                .isEqualTo(jdk("jdk.ObjectAllocationInNewTLAB", "tlabSize"));
        assertThat(stacks(recording, JfrKind.ALLOCATED_OUTSIDE_TLAB))
                .isEqualTo(jdk("jdk.ObjectAllocationOutsideTLAB", "allocationSize"));
        Map<String, List<Long>> locks = stacks(recording, JfrKind.LOCK);
        assertThat(locks.keySet()).anyMatch(stack -> stack.contains("io/lineflame/profile/jfr/JdkRecording.enter"));
        assertThat(locks.values().stream().mapToLong(values -> values.get(0)).sum())
                .isGreaterThanOrEqualTo(5);
        assertThat(locks).isEqualTo(jdk("jdk.JavaMonitorEnter", "duration"));
        assertThat(stacks(recording, JfrKind.CPU)).isEqualTo(jdk("jdk.ExecutionSample", ""));
    }

    @Test
    void chunks_oneAfterTheOther_addUp() throws Exception {
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);

        Map<String, List<Long>> once = stacks(read(bytes), JfrKind.LOCK);
        Map<String, List<Long>> doubled = new TreeMap<>(once);
        doubled.replaceAll(
                (stack, values) -> values.stream().map(value -> 2 * value).toList());
        assertThat(stacks(read(twice), JfrKind.LOCK)).isEqualTo(doubled);
    }

    @Test
    void body_thatIsNoRecording_isRefusedWithTheReason() {
        assertThatThrownBy(() -> read(new byte[] {1, 2, 3}))
                .isInstanceOf(JfrException.class)
                .hasMessage("The body is no JFR recording: it does not start with FLR");
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(JfrException.class)
                .hasMessageContaining("was the recording cut off?");
        byte[] old = bytes.clone();
        old[5] = 1;
        assertThatThrownBy(() -> read(old))
                .hasMessageContaining("its version is 1; version 2, of Java 9 and later, can be read");
    }

    @Test
    void limits_areHeld() {
        PprofLimits few = new PprofLimits(1 << 26, 1 << 28, 1, 1 << 24, 1 << 20, 1 << 20, 1 << 21, 1 << 16, 4096, 32);

        assertThatThrownBy(() -> JfrReader.read(bytes, JfrLabels.NONE, PERIOD, few))
                .isInstanceOfSatisfying(
                        JfrException.class, e -> assertThat(e.reason()).isEqualTo(JfrException.Reason.TOO_LARGE));
    }

    /** Whatever is broken is said by our exception or read as something else; nothing else escapes and nothing hangs. */
    @Test
    void damage_anywhere_isSaidOrSurvived() {
        Random random = new Random(6);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] damaged = bytes.clone();
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                damaged[Chunk.HEADER + random.nextInt(damaged.length - Chunk.HEADER)] = (byte) random.nextInt();
            }
            try {
                read(damaged);
            } catch (JfrException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static JfrRecording read(byte[] body) throws JfrException {
        return JfrReader.read(body, JfrLabels.NONE, PERIOD, LIMITS);
    }

    /** By stack, leaf first, with the lines: how many and how much. */
    private static Map<String, List<Long>> stacks(JfrRecording recording, JfrKind kind) {
        Map<String, List<Long>> stacks = new TreeMap<>();
        for (JfrProfile one : recording.profiles()) {
            if (one.kind() == kind) {
                PprofProfile profile = one.profile();
                for (int sample = 0; sample < profile.sampleCount(); sample++) {
                    stacks.put(stack(profile, sample), List.of(profile.value(sample, 0), profile.value(sample, 1)));
                }
            }
        }
        return stacks;
    }

    private static String stack(PprofProfile profile, int sample) {
        List<String> frames = new ArrayList<>();
        for (int frame = profile.frameStart(sample); frame < profile.frameStart(sample + 1); frame++) {
            int line = profile.lineStart(profile.location(frame));
            String function = profile.string(profile.functionName(profile.lineFunction(line)));
            frames.add(function + ":" + profile.lineNumber(line));
        }
        return String.join(";", frames);
    }

    private static Map<String, List<Long>> jdk(String type, String amount) throws IOException {
        Map<String, List<Long>> stacks = new TreeMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(folder.resolve("own.jfr"))) {
            if (event.getEventType().getName().equals(type)) {
                stacks.merge(
                        stack(event),
                        List.of(1L, amount(event, amount)),
                        (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
            }
        }
        return stacks;
    }

    private static long amount(RecordedEvent event, String amount) {
        if (amount.isEmpty()) {
            return PERIOD;
        }
        return amount.equals("duration") ? event.getDuration().toNanos() : event.getLong(amount);
    }

    private static String stack(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return "";
        }
        List<String> frames = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName().replace('.', '/');
            frames.add(GeneratedNames.merged(type.replace("/0x", ".0x")) + "."
                    + frame.getMethod().getName() + ":" + Math.max(0, frame.getLineNumber()));
        }
        return String.join(";", frames);
    }
}
