package io.lineflame.source.jvm;

import java.util.List;

/** Frames of the JVM itself, as async-profiler and perf name them: C++, stubs, and threads of the collector. */
final class VirtualMachine {

    private static final List<String> STARTS = List.of(
            "libjvm",
            "G1",
            "GC ",
            "GC_",
            "C1 Compiler",
            "C2 Compiler",
            "C1 CompilerThread",
            "C2 CompilerThread",
            "Interpreter",
            "call_stub",
            "JavaThread",
            "JavaCalls::",
            "StubRoutines",
            "SharedRuntime::",
            "OptoRuntime::",
            "Runtime1::",
            "VM Thread",
            "vtable stub",
            "itable stub");

    private VirtualMachine() {}

    /** Whether a frame without a file is of the JVM itself. Cheap: asked for every frame. */
    static boolean has(String function) {
        return isStub(function) || STARTS.stream().anyMatch(function::startsWith);
    }

    /** {@code .vtable stub}, {@code .libmSin}: a stub of the JVM has no class before its dot. */
    private static boolean isStub(String function) {
        return function.length() > 1
                && function.charAt(0) == '.'
                && Character.isLetter(function.charAt(1))
                && function.indexOf('.', 1) < 0
                && function.indexOf('/') < 0;
    }
}
