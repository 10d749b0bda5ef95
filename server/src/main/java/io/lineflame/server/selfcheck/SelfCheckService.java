package io.lineflame.server.selfcheck;

import io.lineflame.db.DatabaseException;
import io.lineflame.server.arrivals.Arrivals;
import io.lineflame.server.config.Config;
import io.lineflame.server.selfcheck.SelfCheckJson.GroupJson;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks at everything, and goes on where one thing does not answer. */
final class SelfCheckService {

    private final DatabaseLines database;
    private final DiskLine disk;
    private final MemoryLine memory;
    private final StoreLine store;
    private final IngestLines ingest;
    private final JobLines jobs;
    private final HostLines hosts;
    private final HostTrials trials;
    private final Arrivals arrivals;
    private final Config config;
    private final Clock clock;

    @Inject
    SelfCheckService(
            DatabaseLines database,
            DiskLine disk,
            MemoryLine memory,
            StoreLine store,
            IngestLines ingest,
            JobLines jobs,
            HostLines hosts,
            HostTrials trials,
            Arrivals arrivals,
            Config config,
            Clock clock) {
        this.database = database;
        this.disk = disk;
        this.memory = memory;
        this.store = store;
        this.ingest = ingest;
        this.jobs = jobs;
        this.hosts = hosts;
        this.trials = trials;
        this.arrivals = arrivals;
        this.config = config;
        this.clock = clock;
    }

    /** Makes no request to a code host. */
    SelfCheckJson look() {
        List<Line> server = new ArrayList<>(database.lines());
        boolean answers = server.size() > 1;
        store.line().ifPresent(server::add);
        if (config.pyroscope().isEmpty() && answers) {
            server.add(1, known("disk", "Disk", disk::line));
        }
        server.add(memory.line());
        List<Line> arriving = new ArrayList<>();
        if (answers) {
            arriving.add(known("rate", "Rate", ingest::rate));
        }
        arriving.add(ingest.refused());
        return SelfCheckJson.of(
                clock.instant(),
                arrivals.since(),
                new GroupJson("Server", server),
                new GroupJson("Ingest", arriving),
                new GroupJson("Jobs", jobs.lines()),
                new GroupJson("Code hosts", hosts.lines()));
    }

    /** Asks the code hosts first. */
    SelfCheckJson run() {
        trials.run();
        return look();
    }

    private static Line known(String id, String title, Supplier<Line> line) {
        try {
            return line.get();
        } catch (DatabaseException e) {
            return Line.unknown(id, title, "The database did not say.");
        }
    }
}
