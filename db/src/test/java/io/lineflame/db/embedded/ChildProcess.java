package io.lineflame.db.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a {@link ChildServer}, talks to it and ends it; only ever this process, by its handle. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final String greeting;

    private ChildProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.greeting = nextAnswer();
    }

    /** As the user of the tests, with everything on the path. */
    static ChildProcess start(Path dataFolder) {
        return start(List.of(), System.getenv("PATH"), dataFolder);
    }

    /** With a prefix before java (to run as somebody else), and finding programs only on this path. */
    static ChildProcess start(List<String> prefix, String searchPath, Path dataFolder) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                java(), "-Xmx256m", "-cp", ClassPath.READABLE, ChildServer.class.getName(), dataFolder.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(new File("/")).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", searchPath);
        builder.environment().put("LC_ALL", "tr_TR.UTF-8");
        builder.environment().put("PGPORT", "1");
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ready URL USER PASSWORD} or {@code failed SENTENCE}. */
    String greeting() {
        return greeting;
    }

    /** Runs SQL there; {@code done} or {@code error STATE}. */
    String order(String sql) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(sql)
                    .append('\n')
                    .flush();
            return nextAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}: nothing gets a chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it stop cleanly. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.getOutputStream().close();
        }
        process.waitFor();
    }

    private String nextAnswer() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.matches("(ready|failed|done|error)( .*)?")) {
                    return line;
                }
            }
            return "ended with code " + process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    /** A copy of the class path that every user can read: the local Maven repository is often below a home that nobody else may enter. */
    private static final class ClassPath {
        static final String READABLE = copy();

        private static String copy() {
            try {
                Path folder = Files.createTempDirectory("lineflame-classes-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-class-path"));
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
                return entries()
                        .map(entry -> copyOf(entry, folder).toString())
                        .collect(Collectors.joining(File.pathSeparator));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Stream<Path> entries() {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            return Arrays.stream(classPath.split(File.pathSeparator))
                    .filter(entry -> !entry.matches(".*binaries-(darwin|windows).*"))
                    .map(Path::of)
                    .filter(Files::exists);
        }

        private static Path copyOf(Path entry, Path folder) {
            Path target = folder.resolve(Integer.toHexString(entry.hashCode()) + "-" + entry.getFileName());
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path copy = target.resolve(entry.relativize(file).toString());
                    boolean directory = Files.isDirectory(file);
                    Files.copy(file, file.equals(entry) ? target : copy);
                    Files.setPosixFilePermissions(
                            file.equals(entry) ? target : copy,
                            PosixFilePermissions.fromString(directory ? "rwxr-xr-x" : "rw-r--r--"));
                }
                return target;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try {
                FileTree.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
