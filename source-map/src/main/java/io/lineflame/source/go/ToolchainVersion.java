package io.lineflame.source.go;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.go.ModuleFiles.ModuleAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which Go built the service: by the file's name, else by a label, else by what {@code go.mod} asks for at least.
 *
 * @param from what says so
 * @param certain whether it is the version that built the service, rather than the oldest that may have
 */
record ToolchainVersion(GoVersion version, String from, boolean certain) {

    KnownVersion known() {
        return new KnownVersion(version.text(), from);
    }

    /** Whether go.mod has nothing to add. */
    static boolean saidWithoutModules(SourceQuestion question) {
        return withoutModules(question).isPresent();
    }

    static Optional<ToolchainVersion> find(SourceQuestion question, ServiceModules modules) {
        return withoutModules(question).or(() -> byModules(modules));
    }

    private static Optional<ToolchainVersion> withoutModules(SourceQuestion question) {
        Optional<GoVersion> inName = GoVersion.parse(GoFile.goVersion(question.fileAsCompiled()));
        Optional<GoVersion> labelled = labelled(question);
        if (inName.filter(GoVersion::saysPatch).isPresent()) {
            return inName.map(version -> certain(version, "the file's name"));
        }
        Optional<GoVersion> patch = inName.flatMap(language -> labelled.filter(version -> version.isOf(language)));
        if (inName.isPresent() && patch.isEmpty()) {
            return inName.map(version -> least(version, "the file's name, which does not say the patch release"));
        }
        String from = question.runtimeVersion().map(KnownVersion::from).orElse("");
        return labelled.map(version -> certain(version, from));
    }

    /** Labels that speak of any language's version count only where the text is Go's. */
    private static Optional<GoVersion> labelled(SourceQuestion question) {
        return question.runtimeVersion()
                .flatMap(version -> version.from().contains("go_version")
                        ? GoVersion.parse(version.text()).or(() -> GoVersion.ofNumber(version.text()))
                        : GoVersion.parse(version.text()));
    }

    /** The newest of what the service's module and its workspace ask for: both must be met. */
    private static Optional<ToolchainVersion> byModules(ServiceModules modules) {
        List<ToolchainVersion> asked = new ArrayList<>();
        modules.ofService().ifPresent(module -> asked.addAll(lines(module)));
        modules.workspace().ifPresent(workspace -> asked.addAll(lines(workspace)));
        return asked.stream().reduce((a, b) -> GoVersion.compare(b.version(), a.version()) > 0 ? b : a);
    }

    /** Toolchain first: of two equal ones the first is named. */
    private static List<ToolchainVersion> lines(ModuleAt module) {
        List<ToolchainVersion> lines = new ArrayList<>();
        GoVersion.parse(module.mod().toolchain()).ifPresent(v -> lines.add(least(v, line("toolchain", module))));
        GoVersion.ofNumber(module.mod().go()).ifPresent(v -> lines.add(least(v, line("go", module))));
        return lines;
    }

    private static String line(String name, ModuleAt module) {
        return "the " + name + " line of " + module.path() + ", which names the oldest version that may have built it";
    }

    private static ToolchainVersion certain(GoVersion version, String from) {
        return new ToolchainVersion(version, from, version.exact());
    }

    private static ToolchainVersion least(GoVersion version, String from) {
        return new ToolchainVersion(version, from, false);
    }
}
