package io.lineflame.source.cpp;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import java.util.List;

/**
 * Frames of which no more is known than the shared library or the kernel that they are of: {@code
 * libc.so.6.__memset_avx512}, {@code do_syscall_64_[k]}. They turn up in programs of every language.
 */
public final class NativeRules implements LanguageRules {

    private static final List<String> SYSTEM =
            List.of("libc.", "libc-", "libpthread", "libm.", "libm-", "libdl", "librt", "ld-", "libgcc_s", "libstdc++");
    private static final List<String> KERNEL = List.of(
            "entry_SYSCALL_64",
            "do_syscall_64",
            "__x64_sys_",
            "__arm64_sys_",
            "asm_sysvec_",
            "ret_from_fork",
            "[kernel");

    @Override
    public boolean claims(String function, String file) {
        return (CompiledPath.namesNothing(file) && (isLibrary(function) || isKernel(function)))
                || isKernelFile(file)
                || (file.contains(".so") && isLibrary(file));
    }

    @Override
    public boolean needsFileName() {
        return false;
    }

    @Override
    public Origin origin(String function, String file) {
        if (isKernel(function) || isKernelFile(file)) {
            return Origin.RUNTIME;
        }
        String library = lastSegment(isLibrary(file) ? file : function);
        return SYSTEM.stream().anyMatch(library::startsWith) ? Origin.STANDARD_LIBRARY : Origin.DEPENDENCY;
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        boolean kernel = origin(question.function(), question.fileAsCompiled()) == Origin.RUNTIME;
        String why = kernel
                ? question.function() + " is part of the operating system's kernel."
                : question.function() + " is in a shared library of which the profile knows no files.";
        NoSource reason = kernel ? NoSource.STANDARD_LIBRARY : NoSource.NO_FILE_NAME;
        Attempt attempt =
                new Attempt(question.fileAsCompiled(), kernel ? "kernel" : "shared library", Verdict.NOT_HERE, why);
        List<String> advice =
                kernel ? List.of() : List.of("Install the library's debug symbols where the profiler looks up names.");
        return SourceAnswer.none(List.of(attempt), reason, why, advice);
    }

    private static boolean isKernel(String function) {
        return function.endsWith("_[k]") || KERNEL.stream().anyMatch(function::startsWith);
    }

    private static boolean isKernelFile(String file) {
        return file.startsWith("[kernel")
                || file.equals("[vdso]")
                || file.equals("[vsyscall]")
                || file.endsWith("vmlinux");
    }

    /** {@code libz.so.1.2}, {@code ./tmp/libsnappyjava.so}, {@code vdso.__vdso_clock_gettime}. */
    private static boolean isLibrary(String name) {
        if (name.startsWith("vdso.")) {
            return true;
        }
        int end = name.indexOf(".so");
        boolean ends = end > 0 && (end + 3 == name.length() || name.charAt(end + 3) == '.');
        boolean path = name.startsWith("/") || name.startsWith("./");
        return ends && (path || (name.indexOf('/') < 0 && (name.startsWith("lib") || name.startsWith("ld-"))));
    }

    private static String lastSegment(String path) {
        int end = path.indexOf(".so");
        return path.substring(path.lastIndexOf('/', Math.max(end, 0)) + 1);
    }
}
