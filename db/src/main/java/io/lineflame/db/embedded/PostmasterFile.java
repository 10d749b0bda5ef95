package io.lineflame.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running server writes into its data folder (PostgreSQL source, {@code miscadmin.h}, "data directory lockfile"). The port is 0 while it is not known. */
record PostmasterFile(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when there is none, or it is still being written. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines =
                Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        try {
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return Optional.of(new PostmasterFile(Long.parseLong(lines.get(0).strip()), port, ready));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /**
     * The server's process, if it lives and is a PostgreSQL on this data: a process id left over from before a reboot may belong to
     * anybody by now.
     */
    Optional<ProcessHandle> process(Path data) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> servesOurs(process, data));
    }

    /**
     * Makes a file that names a stranger acceptable. PostgreSQL refuses to start while the named process lives, whoever it is; in a container,
     * where process ids are few, that is soon the case. It accepts the id of its own parent, which is us, and goes on to check
     * that nobody uses the data's shared memory.
     */
    static void claim(Path data) throws IOException {
        Path file = file(data);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String rest = text.substring(text.indexOf('\n') + 1);
        Files.writeString(file, ProcessHandle.current().pid() + "\n" + rest, StandardCharsets.ISO_8859_1);
    }

    private static boolean servesOurs(ProcessHandle process, Path data) {
        Optional<String> line = process.info().commandLine();
        if (line.isPresent()) {
            return line.get().contains("postgres") && line.get().contains(data.toString());
        }
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }
}
