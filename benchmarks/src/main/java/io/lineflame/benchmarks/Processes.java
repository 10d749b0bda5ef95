package io.lineflame.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Whole processes, from start to end. */
final class Processes {
    private Processes() {}

    static int pprofList(String function) {
        return run(List.of(
                "go",
                "tool",
                "pprof",
                "-symbolize=none",
                "-sample_index=cpu",
                "-list=^" + function.replace(".", "\\.") + "$",
                ReferenceProfiles.GO_COMPILE.toString()));
    }

    static int lineflameList(String jar, String function) {
        return run(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-jar",
                jar,
                "list",
                "--sample-type",
                "cpu",
                ReferenceProfiles.GO_COMPILE.toString(),
                "^" + function.replace(".", "\\.") + "$"));
    }

    private static int run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code);
            }
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
