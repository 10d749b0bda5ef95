package io.lineflame.server.store.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.server.profiles.ProfileAppender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes labels of samples labels of series: samples of one profile that differ in them become several series. So many different sets of them a service may
 * have in a day; what comes after that stands under one more set, whose values are all {@value ProfileAppender#FOLDED}. No sample is ever left out (docs/adr/0114).
 *
 * <p>What the series' own labels say already they say for all samples. Names that mean one request ({@code profile_id}, {@code span_id}, {@code trace_id}), that
 * name a version ({@code service_*}) or belong to SDKs ({@code __*}) are left out, and so is what cannot be a label. Safe for many threads.
 */
final class SampleLabels {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLabels.class);
    private static final int REMEMBERED_DAYS = 10_000;
    /** Of a series, its own included; the same as a push may give. */
    private static final int MAX_LABELS = 64;

    private static final int MAX_NAME = 1024;
    private static final int MAX_VALUE = 2048;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFD]");
    private static final Set<String> OF_ONE_REQUEST = Set.of("profile_id", "span_id", "trace_id");

    private final int limit;
    private final Cache<TableKey, Day> days =
            Caffeine.newBuilder().maximumSize(REMEMBERED_DAYS).build();

    /** Keeps so many sets apart per service and day; 0 makes no series of labels of samples. */
    SampleLabels(int limit) {
        this.limit = limit;
    }

    /**
     * A profile in parts.
     *
     * @param groupOfLabelSet as {@link io.lineflame.profile.stacks.StackTree#add(PprofProfile, int[], int)} takes it
     * @param groups the labels that samples have beyond those of the series; the first has none and is there even if no sample belongs to it
     * @param folded how many label sets of the profile stand under {@value ProfileAppender#FOLDED}
     * @param spans which label sets name a span
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through once and never compared
    record Parts(int[] groupOfLabelSet, List<SortedMap<String, String>> groups, int folded, SampleSpans spans) {}

    Parts parts(TableKey key, PprofProfile profile, SortedMap<String, String> seriesLabels) {
        int sets = profile.labelSetCount();
        int[] groupOfLabelSet = new int[sets];
        SampleSpans spans = new SampleSpans(profile, SampleSpans.MOST);
        if (sets == 1) {
            return new Parts(groupOfLabelSet, List.of(new TreeMap<>()), 0, spans);
        }
        Day day = days.get(key, made -> new Day());
        Map<SortedMap<String, String>, Integer> groups = new LinkedHashMap<>();
        groups.put(new TreeMap<>(), 0);
        int folded = 0;
        for (int set = 1; set < sets; set++) {
            SortedMap<String, String> all = profile.labels(set);
            spans.look(set, all);
            if (limit == 0) {
                continue;
            }
            SortedMap<String, String> labels = usable(all, seriesLabels);
            if (!day.admits(labels, limit)) {
                labels = day.other(seriesLabels);
                folded++;
            }
            Integer known = groups.putIfAbsent(labels, groups.size());
            groupOfLabelSet[set] = known == null ? groups.size() - 1 : known;
        }
        if (folded > 0 && day.foldsForTheFirstTime()) {
            LOG.warn("{}", warning(key.service()));
        }
        return new Parts(groupOfLabelSet, new ArrayList<>(groups.keySet()), folded, spans);
    }

    /** For whoever pushes. */
    String warning(String service) {
        return "The profiles of " + service + " have more than " + limit + " different sets of sample labels today; the"
                + " rest is stored under the value " + ProfileAppender.FOLDED
                + ". Leave out labels that tell single requests apart, or raise LINEFLAME_SAMPLE_LABEL_SETS.";
    }

    private static SortedMap<String, String> usable(
            SortedMap<String, String> ofSamples, SortedMap<String, String> seriesLabels) {
        SortedMap<String, String> usable = new TreeMap<>();
        ofSamples.forEach((name, value) -> usableName(name)
                .filter(plain -> !seriesLabels.containsKey(plain) && isUsable(value))
                .filter(plain -> seriesLabels.size() + usable.size() < MAX_LABELS)
                .ifPresent(plain -> usable.putIfAbsent(plain, value)));
        return usable;
    }

    private static Optional<String> usableName(String name) {
        String plain = name.replace('.', '_');
        boolean usable = plain.length() <= MAX_NAME
                && NAME.matcher(plain).matches()
                && !plain.startsWith("__")
                && !plain.startsWith("service_")
                && !OF_ONE_REQUEST.contains(plain);
        return usable ? Optional.of(plain) : Optional.empty();
    }

    private static boolean isUsable(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_VALUE
                && !UNPRINTABLE.matcher(value).find();
    }

    /** Which sets a service has had on a day. */
    private static final class Day {

        private final Set<Map<String, String>> admitted = new HashSet<>();
        private final SortedSet<String> names = new TreeSet<>();
        private boolean folded;

        /** Samples without labels are always themselves. */
        synchronized boolean admits(SortedMap<String, String> labels, int limit) {
            if (labels.isEmpty() || admitted.contains(labels)) {
                return true;
            }
            if (admitted.size() == limit) {
                return false;
            }
            admitted.add(new HashMap<>(labels));
            names.addAll(labels.keySet());
            return true;
        }

        /** All names that were admitted, so that there is one such set and no more. */
        synchronized SortedMap<String, String> other(SortedMap<String, String> seriesLabels) {
            SortedMap<String, String> other = new TreeMap<>();
            for (String name : names) {
                if (!seriesLabels.containsKey(name) && seriesLabels.size() + other.size() < MAX_LABELS) {
                    other.put(name, ProfileAppender.FOLDED);
                }
            }
            return other;
        }

        synchronized boolean foldsForTheFirstTime() {
            boolean first = !folded;
            folded = true;
            return first;
        }
    }
}
