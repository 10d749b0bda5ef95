package io.lineflame.vcs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the public surface to a golden file, so that a change shows in review. Made again with
 * {@code ./mvnw -q -pl vcs-spi test -Dtest=SpiSurfaceTest -Dlineflame.golden=write}.
 */
class SpiSurfaceTest {

    private static final Path GOLDEN = Path.of("src/test/resources/spi-surface.txt");

    /** What every record and enum has. */
    private static final Set<String> EVERYWHERE = Set.of("equals", "hashCode", "toString", "valueOf");

    @Test
    void surface_ofThePackage_equalsGoldenFile() throws Exception {
        String surface = publicTypes().map(SpiSurfaceTest::describe).collect(joining("\n"));

        if ("write".equals(System.getProperty("lineflame.golden"))) {
            Files.writeString(GOLDEN, surface);
        }

        assertThat(surface).isEqualTo(Files.readString(GOLDEN));
    }

    private static Stream<Class<?>> publicTypes() throws IOException, URISyntaxException {
        Path classes = Path.of(VcsProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> names = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .toList();
            return names.stream().<Class<?>>map(SpiSurfaceTest::load).filter(SpiSurfaceTest::isVisible);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isVisible(outer));
    }

    private static String describe(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(SpiSurfaceTest::isShown)
                                .map(SpiSurfaceTest::describe),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(constructor -> Modifier.isPublic(constructor.getModifiers()))
                                .map(SpiSurfaceTest::describe),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(SpiSurfaceTest::isShown)
                                .map(SpiSurfaceTest::describe))
                .flatMap(Stream::sorted);
        return header(type) + "\n" + members.map(line -> "    " + line + "\n").collect(joining());
    }

    private static String header(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String modifiers = (type.isSealed() ? "sealed " : "")
                + (kind.equals("class") && Modifier.isFinal(type.getModifiers()) ? "final " : "");
        Class<?> parent = type.getSuperclass();
        String above = parent == Exception.class ? " extends " + parent.getName() : "";
        String interfaces = names(type.getGenericInterfaces());
        return modifiers + kind + " " + type.getName() + above + (interfaces.isEmpty() ? "" : " : " + interfaces);
    }

    private static boolean isShown(Field field) {
        return Modifier.isPublic(field.getModifiers()) && !field.isSynthetic();
    }

    private static boolean isShown(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && !EVERYWHERE.contains(method.getName());
    }

    private static String describe(Field field) {
        return (field.isEnumConstant() ? "constant " : "static ") + field.getName() + " "
                + field.getGenericType().getTypeName();
    }

    private static String describe(Constructor<?> constructor) {
        return "new(" + names(constructor.getGenericParameterTypes()) + ")"
                + thrown(constructor.getGenericExceptionTypes());
    }

    private static String describe(Method method) {
        String modifier = Modifier.isStatic(method.getModifiers()) ? "static " : method.isDefault() ? "default " : "";
        return modifier + method.getName() + "(" + names(method.getGenericParameterTypes()) + ") "
                + method.getGenericReturnType().getTypeName() + thrown(method.getGenericExceptionTypes());
    }

    private static String thrown(Type[] types) {
        return types.length == 0 ? "" : " throws " + names(types);
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(joining(", "));
    }
}
