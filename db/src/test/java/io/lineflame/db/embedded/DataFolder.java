package io.lineflame.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For each test a folder that is not there yet, whose name has a space and more in it. Deleted afterwards. */
final class DataFolder implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    /** A folder after a first start, to copy: most tests are about what comes later. */
    private Path prepared = Path.of("");

    private Path parent = Path.of("");

    Path parent() {
        return parent;
    }

    Path folder() {
        return parent.resolve("data folder, '1'");
    }

    /** Makes the folder as a first start left it. */
    void copyPrepared() throws IOException, InterruptedException {
        int code = new ProcessBuilder("cp", "-a", prepared.toString(), folder().toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        prepared = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "prepared-");
        EmbeddedPostgres.start(prepared).close();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        FileTree.delete(prepared);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        parent = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "embedded-");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        FileTree.delete(parent);
    }
}
