package io.lineflame.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, over every class of the product that the server sees. */
final class ArchitectureTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lineflame");

    @Test
    void import_wholeProduct_sawEveryModule() {
        Map<String, Long> classesByModule = PRODUCT.stream()
                .collect(Collectors.groupingBy(type -> moduleOf(type), TreeMap::new, Collectors.counting()));

        assertThat(classesByModule.keySet())
                .containsExactlyInAnyOrder(
                        "db", "profile-core", "server", "source-map", "vcs-git", "vcs-github", "vcs-spi", "wire");
        assertThat(classesByModule.values()).allMatch(count -> count >= 5);
        assertThat(PRODUCT.size()).isGreaterThan(150);
    }

    @Test
    void profileCore_knowsNoOtherPart() {
        noClasses()
                .that()
                .resideInAPackage("io.lineflame.profile..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.lineflame.vcs..", "io.lineflame.db..", "io.lineflame.source..", "io.lineflame.server..")
                .check(PRODUCT);
    }

    @Test
    void vcsSpi_knowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("io.lineflame.vcs")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.lineflame.vcs", "java..", "org.jspecify..")
                .check(PRODUCT);
    }

    @Test
    void db_knowsNoOtherPart() {
        noClasses()
                .that()
                .resideInAPackage("io.lineflame.db..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.lineflame.vcs..",
                        "io.lineflame.profile..",
                        "io.lineflame.source..",
                        "io.lineflame.server..")
                .check(PRODUCT);
    }

    @Test
    void sourceMap_doesNoIo() {
        noClasses()
                .that()
                .resideInAPackage("io.lineflame.source..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(io\\.(File|RandomAccess|Console).*|nio\\.(file|channels)\\..*"
                        + "|net\\.(http\\..*|.*Socket.*|UR[IL]|.*URLConnection)|sql\\..*)")
                .check(PRODUCT);
    }

    @Test
    void server_neverNamesAProvider() {
        noClasses()
                .that()
                .resideInAPackage("io.lineflame.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lineflame.vcs.git..", "io.lineflame.vcs.github..")
                .check(PRODUCT);
    }

    /** The root package holds the values that all others speak in. */
    @Test
    void packagesOfSourceMap_haveNoCycles() {
        slices().matching("io.lineflame.source.(*)..").should().beFreeOfCycles().check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("io.lineflame.source")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lineflame.source.*..")
                .check(PRODUCT);
    }

    /** The root package starts and wires all others, so that it is not one of them. */
    @Test
    void packagesOfServer_haveNoCycles() {
        slices().matching("io.lineflame.server.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    /** From the features down to who asks; each package knows those below it at most. */
    @Test
    void packagesOfServer_betweenFeaturesAndPeople_knowOnlyWhatIsBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("features")
                .definedBy(
                        server("compat"),
                        server("sources"),
                        server("matches"),
                        server("commits"),
                        server("functions"),
                        server("coverage"),
                        server("code"))
                .layer("locate")
                .definedBy(server("locate"))
                .layer("repositories")
                .definedBy(server("repositories"))
                .layer("connections")
                .definedBy(server("connections"))
                .layer("foundations")
                .definedBy(server("sessions"), server("secrets"), server("hosts"))
                .whereLayer("features")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("locate")
                .mayOnlyBeAccessedByLayers("features")
                .whereLayer("repositories")
                .mayOnlyBeAccessedByLayers("features", "locate")
                .whereLayer("connections")
                .mayOnlyBeAccessedByLayers("features", "repositories")
                .check(PRODUCT);
    }

    /** Features ask for profiles and hand them over; where they are kept is chosen in the root package. */
    @Test
    void stores_areKnownWhereTheyAreChosen() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.lineflame.server", server("store"), server("pyroscope"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(server("store"), server("pyroscope"))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(server("store"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(server("pyroscope"))
                .check(PRODUCT);
    }

    @Test
    void sql_standsInDbAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.lineflame.db..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(PRODUCT);
    }

    @Test
    void packages_eachInOneModule() {
        Map<String, TreeSet<String>> modulesByPackage = PRODUCT.stream()
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName,
                        TreeMap::new,
                        Collectors.mapping(type -> moduleOf(type), Collectors.toCollection(TreeSet::new))));

        assertThat(modulesByPackage.values()).allMatch(modules -> modules.size() == 1);
    }

    @Test
    void commercialCodeHost_namedInNoCode() throws IOException {
        List<String> offenders = Stream.concat(javaSources(), typeScriptSources())
                .filter(file -> !isOwnPlace(file))
                .filter(file -> code(file).toLowerCase(Locale.ROOT).contains("github"))
                .map(file -> ROOT.relativize(file).toString())
                .toList();

        assertThat(offenders)
                .as("code hosts are known to their own provider only")
                .isEmpty();
    }

    private static String server(String feature) {
        return "io.lineflame.server." + feature + "..";
    }

    /** The provider itself, and the calls of others whose names carry it. */
    private static boolean isOwnPlace(Path file) {
        Path relative = ROOT.relativize(file);
        return relative.startsWith("vcs-github")
                || relative.startsWith("server/src/main/java/io/lineflame/server/compat");
    }

    private static Stream<Path> javaSources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> files(folder).stream())
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> typeScriptSources() {
        return files(ROOT.resolve("web-static/src")).stream()
                .filter(file -> file.toString().matches(".*\\.tsx?"))
                .filter(file -> !file.toString().matches(".*\\.(test|spec|fixture)\\.tsx?"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source without comments and imports: those may name projects and libraries that live at a host. */
    private static String code(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.matches("(\\*|//|/\\*|import ).*"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module's folder, read from where the class was loaded: {@code db/target/classes} or its jar. */
    private static String moduleOf(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        String relative =
                uri.substring(uri.indexOf(ROOT.toString()) + ROOT.toString().length() + 1);
        return relative.substring(0, relative.indexOf('/'));
    }
}
