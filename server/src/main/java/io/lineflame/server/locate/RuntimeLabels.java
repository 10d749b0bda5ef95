package io.lineflame.server.locate;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which version of its language a program ran on, by the labels of its profiles. */
final class RuntimeLabels {

    /** The names that agents and people give it; the first two are OpenTelemetry's {@code process.runtime.version}, shortened. */
    private static final List<String> ANY = List.of(
            "process_runtime_version",
            "runtime_version",
            "go_version",
            "java_version",
            "python_version",
            "node_version",
            "dotnet_version",
            "ruby_version",
            "php_version",
            "rust_version");

    private RuntimeLabels() {}

    /** The frame's own language is asked first, for a label of it cannot speak of another. */
    static Optional<KnownVersion> version(Map<String, String> labels, Language language) {
        return Stream.concat(own(language).stream(), ANY.stream())
                .filter(label -> !labels.getOrDefault(label, "").isBlank())
                .findFirst()
                .map(label -> new KnownVersion(labels.getOrDefault(label, "").strip(), "the label " + label));
    }

    private static Optional<String> own(Language language) {
        return switch (language) {
            case GO, ASSEMBLY -> Optional.of("go_version");
            case JAVA, KOTLIN, SCALA, GROOVY -> Optional.of("java_version");
            case PYTHON -> Optional.of("python_version");
            case JAVASCRIPT, TYPESCRIPT -> Optional.of("node_version");
            case CSHARP -> Optional.of("dotnet_version");
            case RUBY -> Optional.of("ruby_version");
            case PHP -> Optional.of("php_version");
            case RUST -> Optional.of("rust_version");
            case C, CPP, UNKNOWN -> Optional.empty();
        };
    }
}
