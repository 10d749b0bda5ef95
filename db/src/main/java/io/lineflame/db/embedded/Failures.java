package io.lineflame.db.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts into a sentence what went wrong in a folder, and what to do about it. */
final class Failures {
    private static final int SHOWN_LINES = 8;

    private final Path folder;

    Failures(Path folder) {
        this.folder = folder;
    }

    EmbeddedPostgresException of(IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("No space left") || reason.contains("not enough space")) {
            return full(e);
        }
        if (e instanceof AccessDeniedException
                || reason.contains("Permission denied")
                || reason.contains("Read-only")) {
            return new EmbeddedPostgresException(
                    "The folder " + folder + " cannot be used by " + user() + ": no right to write " + reason
                            + ". Make it writable for this user, or choose another folder with LINEFLAME_DATA_DIR.",
                    e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return new EmbeddedPostgresException(
                    reason + " is a file, but should be a folder. Move it away, or choose another folder with"
                            + " LINEFLAME_DATA_DIR.",
                    e);
        }
        return new EmbeddedPostgresException(
                "The embedded database in " + folder + " could not be prepared: "
                        + e.getClass().getSimpleName() + ": " + reason + ".",
                e);
    }

    /** From what initdb or the server printed before it ended. */
    EmbeddedPostgresException of(String what, String printed) {
        if (printed.contains("No space left on device")) {
            return full(null);
        }
        if (printed.contains("wrong ownership") || printed.contains("Permission denied")) {
            return new EmbeddedPostgresException(
                    "PostgreSQL has no access to the files in " + folder
                            + ". They, and the way to them, must belong to or be open for " + user() + ". It said: "
                            + last(printed),
                    null);
        }
        if (printed.contains("Cannot allocate memory") || printed.contains("could not map anonymous shared memory")) {
            return new EmbeddedPostgresException(
                    "There is not enough memory for the embedded database (it needs about 200 MiB). It said: "
                            + last(printed),
                    null);
        }
        return new EmbeddedPostgresException(what + " failed in " + folder + ". It said: " + last(printed), null);
    }

    EmbeddedPostgresException full(@Nullable Throwable cause) {
        return new EmbeddedPostgresException(
                "The disk of " + folder + " is full (" + free()
                        + " free; a first start needs about 200 MiB). Make room, then start"
                        + " again: nothing that was acknowledged is lost.",
                cause);
    }

    private String free() {
        try {
            return Files.getFileStore(folder).getUsableSpace() / (1 << 20) + " MiB";
        } catch (IOException e) {
            return "an unknown amount";
        }
    }

    private static String user() {
        return "user " + System.getProperty("user.name");
    }

    private static String last(String printed) {
        List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? "nothing."
                : String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
