package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every HTTP route with its method and who may call it, held against {@code routes.golden.txt}, so that a new way in shows in review. Made again with
 * {@code ./mvnw -q -pl server -am -Dskip.web=true -Dsurefire.failIfNoSpecifiedTests=false -Dtest=RoutesIT -Dlineflame.golden=write test}.
 */
final class RoutesIT {

    private static final java.nio.file.Path GOLDEN = java.nio.file.Path.of("src/test/resources/routes.golden.txt");

    @Test
    void routes_areThoseOfTheGoldenFile() throws IOException {
        TreeSet<String> routes = new TreeSet<>();
        try (TestServer server = TestServer.start()) {
            server.resources().forEach(resource -> addRoutes(resource, routes));
        }
        routes.add("GET     /{page}  public");
        String found = String.join("\n", routes) + "\n";
        if ("write".equals(System.getProperty("lineflame.golden"))) {
            Files.writeString(GOLDEN, found, StandardCharsets.UTF_8);
        }

        assertThat(found).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    private static void addRoutes(HttpResource resource, Set<String> routes) {
        String base = path(resource.getClass().getAnnotation(Path.class));
        for (Method method : resource.getClass().getMethods()) {
            verb(method).ifPresent(verb -> {
                String full = base + path(method.getAnnotation(Path.class));
                String level = Level.of(resource.getClass(), method).name().toLowerCase(Locale.ROOT);
                routes.add(String.format("%-7s %s  %s", verb, full.isEmpty() ? "/" : full, level));
            });
        }
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(@Nullable Path path) {
        String text = path == null ? "" : path.value();
        String inner = text.replaceAll("^/+|/+$", "");
        return inner.isEmpty() ? "" : "/" + inner;
    }
}
