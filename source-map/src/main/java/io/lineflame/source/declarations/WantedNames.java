package io.lineflame.source.declarations;

import io.lineflame.source.Language;
import io.lineflame.source.go.GoFunctionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Under which names a text may declare a function that a profile names as its linker, virtual machine
 * or interpreter does. None for what nobody wrote under a name: initializers, wrappers, most literals.
 */
final class WantedNames {

    private static final Set<String> OF_LITERALS_ON_JVM = Set.of(
            "invoke",
            "invokeSuspend",
            "apply",
            "applyOrElse",
            "create",
            "emit",
            "collect",
            "lambda",
            "access",
            "values",
            "valueOf");
    private static final List<String> ACCESSORS = List.of("get_", "set_", "add_", "remove_", "op_");
    private static final int LONGEST = 2_000;

    private WantedNames() {}

    static List<String> of(Language language, String function) {
        if (function.isEmpty() || function.length() > LONGEST) {
            return List.of();
        }
        List<String> names = switch (language) {
            case GO -> ofGo(function);
            case ASSEMBLY -> List.of(after(function, "."));
            case JAVA, KOTLIN, SCALA, GROOVY -> ofJvm(after(until(function, "("), "./"));
            case PYTHON -> List.of(after(function, "."));
            case JAVASCRIPT, TYPESCRIPT -> List.of(after(until(function, "("), ". "));
            case RUST -> List.of(after(withoutHash(withoutBrackets(function)), ":"));
            case C, CPP -> ofCpp(function);
            case CSHARP -> ofCSharp(until(function, "("));
            case RUBY -> List.of(withoutMark(after(function, "#.: ")));
            case PHP -> List.of(after(function, ":\\"));
            default -> List.of();
        };
        return names.stream().filter(WantedNames::isWritten).toList();
    }

    /** Names such as {@code <module>}, {@code {closure}} and {@code (anonymous)} are the language's. */
    private static boolean isWritten(String name) {
        return !name.isEmpty() && "<{(".indexOf(name.charAt(0)) < 0 && !name.equals("anonymous");
    }

    /** Whether a Go function's package may be in the folder of a file; those of programs and of roots may be anywhere. */
    static boolean mayBeIn(String function, String file) {
        String packagePath = GoFunctionName.parse(function).packagePath();
        String name = after(packagePath, "/").replace("%2e", ".");
        int slash = file.lastIndexOf('/');
        String folder = slash < 0 ? "" : after(file.substring(0, slash), "/");
        return name.isEmpty()
                || name.equals("main")
                || folder.isEmpty()
                || folder.startsWith(name)
                || name.startsWith("v");
    }

    private static List<String> ofGo(String function) {
        if (function.endsWith("-fm") || function.endsWith(".init") || function.contains(".map.init.")) {
            return List.of();
        }
        GoFunctionName name = GoFunctionName.parse(function);
        if (!name.closures().isEmpty()) {
            return List.of(literal(name.closures().get(name.closures().size() - 1)));
        }
        String declared = name.receiver().isEmpty() ? name.name() : name.receiver() + "." + name.name();
        return name.name().isEmpty() ? List.of() : List.of(declared, function);
    }

    private static String literal(String closure) {
        return closure.startsWith("range")
                ? "range"
                : closure.startsWith("gowrap") ? "go" : closure.startsWith("deferwrap") ? "defer" : "func";
    }

    private static List<String> ofJvm(String method) {
        if (method.startsWith("<") || OF_LITERALS_ON_JVM.contains(until(method, "$"))) {
            return method.startsWith("lambda$") ? List.of(until(method.substring("lambda$".length()), "$")) : List.of();
        }
        if (method.startsWith("$anonfun$")) {
            return List.of(until(method.substring("$anonfun$".length()), "$"));
        }
        List<String> names = new ArrayList<>(List.of(method));
        names.add(until(until(method, "$"), "-"));
        return names;
    }

    private static List<String> ofCpp(String function) {
        if (function.contains("operator") || function.contains("lambda")) {
            return List.of();
        }
        String plain = until(until(withoutBrackets(function), " ["), ".");
        String qualified = plain.strip().replace(" const", "");
        return List.of(after(qualified, ": ~*&"));
    }

    private static List<String> ofCSharp(String function) {
        int open = function.lastIndexOf('<');
        int close = function.indexOf('>', open + 1);
        boolean madeOf =
                open >= 0 && close > open + 1 && close + 1 < function.length() && function.charAt(close + 1) != '.';
        if (madeOf) {
            return List.of(function.substring(open + 1, close));
        }
        String name = until(after(withoutBrackets(function), ".!:"), "`");
        return ACCESSORS.stream().anyMatch(name::startsWith) || name.endsWith("ctor") ? List.of() : List.of(name);
    }

    private static String withoutMark(String name) {
        return name.endsWith("?") || name.endsWith("!") || name.endsWith("=")
                ? name.substring(0, name.length() - 1)
                : name;
    }

    /** Rust's {@code ::h0123456789abcdef} behind names of older compilers. */
    private static String withoutHash(String function) {
        int hash = function.lastIndexOf("::h");
        return hash > 0 && function.length() - hash == 19 ? function.substring(0, hash) : function;
    }

    /** Without type arguments and parameters, which nest. */
    private static String withoutBrackets(String function) {
        StringBuilder kept = new StringBuilder(function.length());
        int depth = 0;
        for (int i = 0; i < function.length(); i++) {
            char c = function.charAt(i);
            boolean arrow = c == '>' && i > 0 && function.charAt(i - 1) == '-';
            if (c == '<' || c == '(') {
                depth++;
            } else if ((c == '>' || c == ')') && !arrow) {
                depth -= depth > 0 ? 1 : 0;
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static String until(String text, String mark) {
        int found = text.indexOf(mark);
        return found < 0 ? text : text.substring(0, found);
    }

    /** Behind the last of any of the characters. */
    private static String after(String text, String characters) {
        int i = text.length();
        while (i > 0 && characters.indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return text.substring(i);
    }
}
