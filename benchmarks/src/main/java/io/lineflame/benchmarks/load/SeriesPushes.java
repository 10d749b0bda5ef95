package io.lineflame.benchmarks.load;

import java.time.Instant;

/** Makes the pushes of one process and kind. */
public final class SeriesPushes {

    private final ProfilePool pool;
    private final int source;
    private final int shift;
    private final Series series;
    private final byte[] labels;

    /**
     * For one process of a service.
     *
     * @param source number of the file that the service's profiles are made from
     */
    public SeriesPushes(ProfilePool pool, String service, int source, String instance, Kind kind) {
        this.pool = pool;
        this.source = source;
        this.series = new Series(service, instance, kind);
        this.labels = series.labelBytes();
        this.shift = instance.hashCode();
    }

    /** What profile number n adds up to. */
    public long total(int number) {
        return payload(number).total();
    }

    /** Profile number n, taken at this time. */
    public Load.Task task(int number, Instant time, Runnable acknowledged) {
        long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
        return new Load.Task(new Push(series, labels, payload(number), nanos), acknowledged);
    }

    private Payload payload(int number) {
        return pool.pick(series.kind(), source, number * 31 + shift);
    }
}
