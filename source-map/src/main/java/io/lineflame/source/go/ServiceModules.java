package io.lineflame.source.go;

import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.go.ModuleFiles.ModuleAt;
import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The modules that a service may be built of, as far as their files were read. For one question. */
final class ServiceModules {

    private final SourceQuestion question;
    private final Checkout checkout;
    private Optional<List<ModuleAt>> read = Optional.empty();

    ServiceModules(SourceQuestion question, Checkout checkout) {
        this.question = question;
        this.checkout = checkout;
    }

    /**
     * The module of the service: the one at or above its folder. Where several lie beside each other, the one that the
     * function's package or the file's name begins with; empty when that does not tell.
     */
    Optional<ModuleAt> ofService() {
        List<ModuleAt> modules = ModuleFiles.ofService(question.rootPath(), checkout.tree()).stream()
                .flatMap(path -> ModuleFiles.read(checkout, path).stream())
                .filter(this::inUse)
                .toList();
        return modules.size() == 1
                ? Optional.of(modules.get(0))
                : modules.stream().filter(module -> names(module.mod())).findFirst();
    }

    /** A workspace says which modules are built together; without one any may be. */
    private boolean inUse(ModuleAt module) {
        return workspace()
                .map(work -> work.mod().uses().isEmpty()
                        || work.mod().uses().stream().anyMatch(folder -> isAt(work.folder() + folder, module)))
                .orElse(true);
    }

    private static boolean isAt(String folder, ModuleAt module) {
        return CompiledPath.segmentsOf(folder.replace('\\', '/')).equals(CompiledPath.segmentsOf(module.folder()));
    }

    private boolean names(GoMod mod) {
        return mod.holds(GoPackage.of(question.function()).path())
                || mod.holds(String.join(
                        "/", CompiledPath.of(question.fileAsCompiled()).segments()));
    }

    /** Whether several modules lie beside each other and nothing tells which one is the service's. */
    boolean several() {
        return ModuleFiles.ofService(question.rootPath(), checkout.tree()).size() > 1
                && ofService().isEmpty();
    }

    /** The workspace around the service, and where it lies. */
    Optional<ModuleAt> workspace() {
        return ModuleFiles.workspace(question.rootPath(), checkout.tree())
                .flatMap(path -> ModuleFiles.read(checkout, path));
    }

    /** What says which modules are used, most telling first: copies in the repository, the service's module, a workspace. */
    List<ModuleAt> requirements() {
        Stream<ModuleAt> copies = ModuleFiles.vendorList(question.rootPath(), checkout.tree()).stream()
                .flatMap(path -> checkout.parsed(path, GoMod.class, VendorModules::parse).stream()
                        .map(mod -> new ModuleAt(path, mod)));
        return Stream.of(copies, ofService().stream(), workspace().stream())
                .flatMap(part -> part)
                .toList();
    }

    /** All modules of the repository that were read and that may hold this package. */
    List<ModuleAt> holding(String packagePath) {
        return read().stream()
                .filter(module -> module.mod().holds(packagePath))
                .sorted((a, b) -> b.mod().module().length() - a.mod().module().length())
                .toList();
    }

    private List<ModuleAt> read() {
        if (read.isEmpty()) {
            read = Optional.of(ModuleFiles.wanted(question, checkout.tree()).stream()
                    .flatMap(path -> ModuleFiles.read(checkout, path).stream())
                    .toList());
        }
        return read.get();
    }
}
