package io.lineflame.vcs.git;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JGit off from the machine it runs on: what a repository holds must not depend on who started
 * the server. No configuration of user or system is read or written, no {@code GIT_*} variable, and
 * no git program is run to find them. JGit keeps this per process.
 */
final class JGitSetup extends SystemReader {

    private final SystemReader machine;

    private JGitSetup(SystemReader machine) {
        this.machine = machine;
    }

    /** Safe to repeat. */
    static synchronized void install() {
        if (SystemReader.getInstance() instanceof JGitSetup) {
            return;
        }
        SystemReader.setInstance(new JGitSetup(SystemReader.getInstance()));
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new FixedConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new FixedConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new FixedConfig(parent, fs);
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : machine.getenv(variable);
    }

    @Override
    public String getProperty(String key) {
        return machine.getProperty(key);
    }

    @Override
    public String getHostname() {
        return machine.getHostname();
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract in SystemReader.
    public long getCurrentTime() {
        return machine.now().toEpochMilli();
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract in SystemReader.
    public int getTimezone(long when) {
        return machine.getTimezone(when);
    }

    /**
     * Says how coarse the clock of a file system is, and nothing else. Else JGit would measure it: for
     * seconds, on the first look at a file, by writing files into the operator's repository. The
     * value is the coarsest that JGit itself falls back to, so that a change is rather looked for in
     * vain than missed.
     */
    private static final class FixedConfig extends FileBasedConfig {

        private static final Duration CLOCK = FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION;

        FixedConfig(Config parent, FS fs) {
            super(parent, new File("no-such-config"), fs);
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long defaultValue, TimeUnit wantUnit) {
            return section.equals("filesystem") ? wantUnit.convert(CLOCK) : defaultValue;
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
