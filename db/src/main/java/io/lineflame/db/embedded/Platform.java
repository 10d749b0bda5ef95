package io.lineflame.db.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine we run on, as far as the choice of binaries goes. */
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz"),
    LINUX_ARM64("postgres-linux-arm_64.txz"),
    /** Universal: holds code for Apple and Intel processors. */
    MACOS("postgres-darwin-arm_64.txz"),
    WINDOWS_AMD64("postgres-windows-x86_64.txz");

    private static final String WAY_OUT =
            " Set LINEFLAME_DATABASE_URL to a PostgreSQL 14 or newer instead of the embedded database.";

    private final String archive;

    Platform(String archive) {
        this.archive = archive;
    }

    static Platform current() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    /** Throws for a machine without binaries. */
    static Platform of(String osName, String osArch, boolean musl) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean amd64 = osArch.equals("amd64") || osArch.equals("x86_64");
        boolean arm64 = osArch.equals("aarch64") || osArch.equals("arm64");
        if (os.startsWith("linux") && musl) {
            throw new EmbeddedPostgresException(
                    "The embedded database needs glibc, and this Linux (Alpine) has musl." + WAY_OUT, null);
        }
        if (os.startsWith("linux") && (amd64 || arm64)) {
            return amd64 ? LINUX_AMD64 : LINUX_ARM64;
        }
        if (os.startsWith("mac") && (amd64 || arm64)) {
            return MACOS;
        }
        if (os.startsWith("windows") && amd64) {
            return WINDOWS_AMD64;
        }
        throw new EmbeddedPostgresException(
                "There is no embedded database for " + osName + " on " + osArch + "." + WAY_OUT, null);
    }

    /** The resource that holds the binaries. */
    String archive() {
        return archive;
    }

    boolean windows() {
        return this == WINDOWS_AMD64;
    }

    /** As a part of a folder's name. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
