package io.lineflame.vcs.github.standin;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from reading the configuration of the person who runs the tests, and from measuring the
 * clock of the file system for seconds. JGit keeps this per process; what somebody else has installed
 * stays.
 */
final class QuietJGit extends SystemReader.Delegate {

    private QuietJGit(SystemReader machine) {
        super(machine);
    }

    /** Safe to repeat. */
    static synchronized void install() {
        SystemReader now = SystemReader.getInstance();
        if (now.getClass().getName().startsWith(SystemReader.class.getName())) {
            SystemReader.setInstance(new QuietJGit(now));
        }
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
