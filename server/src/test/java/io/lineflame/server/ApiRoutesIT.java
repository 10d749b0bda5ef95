package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.openapi.ApiDocument;
import io.lineflame.server.secrets.SecretKeys;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the OpenAPI document to what the server has registered, and the other way round. */
final class ApiRoutesIT {

    private static final ApiDocument DOCUMENT = ApiDocument.load();

    @Test
    void routes_ofTheServer_areThoseOfTheDocument() {
        assertThat(routes().keySet()).isEqualTo(DOCUMENT.routes()).hasSizeGreaterThan(15);
    }

    @Test
    void queryParameters_ofTheApi_areThoseOfTheDocument() {
        routes().forEach((route, method) -> {
            int space = route.indexOf(' ');
            String path = route.substring(space + 1);
            if (path.startsWith("/api/v1/")) {
                Set<String> described =
                        DOCUMENT.queryParameters(path, route.substring(0, space).toLowerCase(Locale.ROOT));
                described.remove("tenant"); // a filter reads it for all
                assertThat(queryParameters(method)).as(route).containsAll(described);
            }
        });
    }

    /** By method and path, as in {@code GET /api/v1/services}. */
    private static Map<String, Method> routes() {
        Map<String, Method> routes = new TreeMap<>();
        for (HttpResource resource : resources()) {
            String root = pathOf(resource.getClass().getAnnotation(Path.class));
            for (Method method : resource.getClass().getMethods()) {
                verb(method)
                        .ifPresent(verb ->
                                routes.put(verb + " " + root + pathOf(method.getAnnotation(Path.class)), method));
            }
        }
        return routes;
    }

    private static Set<HttpResource> resources() {
        try (TestDatabase test = TestDatabase.create()) {
            Config config = TestServer.setup().config(test);
            try (ServerDatabase database = ServerDatabase.open(config)) {
                return DaggerServerComponent.factory()
                        .create(config, database, SecretKeys.open(config.keys()), Clock.systemUTC())
                        .api()
                        .resources();
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String pathOf(@Nullable Path path) {
        String text = path == null ? "" : path.value();
        String relative = text.startsWith("/") ? text.substring(1) : text;
        return relative.isEmpty() ? "" : "/" + relative;
    }

    private static Set<String> queryParameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            addName(names, parameter.getAnnotation(QueryParam.class));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Parameter inner : parameter.getType().getConstructors()[0].getParameters()) {
                    addName(names, inner.getAnnotation(QueryParam.class));
                }
                for (Field field : parameter.getType().getDeclaredFields()) {
                    addName(names, field.getAnnotation(QueryParam.class));
                }
            }
        }
        return names;
    }

    private static void addName(Set<String> names, @Nullable QueryParam parameter) {
        if (parameter != null) {
            names.add(parameter.value());
        }
    }
}
