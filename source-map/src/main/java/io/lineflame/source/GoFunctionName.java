package io.lineflame.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a function's name as Go's linker writes it, e.g. {@code
 * github.com/acme/shop/cart.(*Cart).Total.func1}. Type arguments ({@code [...]}) are left out.
 *
 * @param packagePath e.g. {@code github.com/acme/shop/cart}; {@code main} for any main package;
 *     empty for names without one, such as assembly's {@code memeqbody}
 * @param receiver the type of a method without its star, e.g. {@code Cart}; empty for a function
 * @param name e.g. {@code Total}; empty for a literal that no function holds ({@code glob..func1})
 * @param closures the literals and wrappers below the function, outermost first, e.g. {@code
 *     [func1, 2]}
 * @param methodValue whether it is the wrapper of a method used as a value ({@code -fm})
 */
public record GoFunctionName(
        String packagePath,
        String receiver,
        boolean pointerReceiver,
        String name,
        List<String> closures,
        boolean methodValue) {

    private static final Pattern CLOSURE = Pattern.compile("(func|gowrap|deferwrap|range)?\\d+");

    public GoFunctionName {
        closures = List.copyOf(closures);
    }

    /** Reads a name; what does not look like Go's becomes a name without a package. */
    public static GoFunctionName parse(String function) {
        String text = withoutTypeArguments(function);
        boolean methodValue = text.endsWith("-fm");
        if (methodValue) {
            text = text.substring(0, text.length() - "-fm".length());
        }
        int dot = text.indexOf('.', text.lastIndexOf('/') + 1);
        if (dot < 0) {
            return new GoFunctionName("", "", false, text, List.of(), methodValue);
        }
        return ofParts(GoPackage.of(text).path(), text.substring(dot + 1), methodValue);
    }

    /** The function whose source holds this one: itself, or the one around a literal, e.g. {@code (*Cart).Total}. */
    public String enclosing() {
        if (receiver.isEmpty()) {
            return name;
        }
        return (pointerReceiver ? "(*" + receiver + ")" : receiver) + "." + name;
    }

    /**
     * Whether this may be a literal of an inlined function: {@code cart.Total.Sum.func1} is a literal of
     * some package's {@code Sum} that was inlined into {@code Total}, and its file is that of {@code
     * Sum}. A method of a value looks the same.
     */
    boolean mayBeInlinedLiteral() {
        boolean twoNames = !receiver.isEmpty() && !pointerReceiver;
        return !closures.isEmpty()
                && (twoNames
                        || closures.stream()
                                .anyMatch(part -> !CLOSURE.matcher(part).matches()));
    }

    private static GoFunctionName ofParts(String packagePath, String rest, boolean methodValue) {
        boolean pointer = rest.startsWith("(*");
        int close = rest.indexOf(')');
        if (rest.startsWith("(") && close > 0) {
            String receiver = rest.substring(pointer ? 2 : 1, close);
            List<String> parts = parts(rest.substring(Math.min(close + 2, rest.length())));
            return new GoFunctionName(packagePath, receiver, pointer, first(parts), after(parts, 1), methodValue);
        }
        List<String> parts = parts(rest);
        if (rest.startsWith("glob..")) {
            return new GoFunctionName(packagePath, "", false, "", after(parts, 1), methodValue);
        }
        if (first(parts).equals("init") && parts.size() > 1 && isNumber(parts.get(1))) {
            // init.0, init.1: a package may have several, in the order of its files
            return new GoFunctionName(packagePath, "", false, "init", after(parts, 2), methodValue);
        }
        if (parts.size() > 1 && !CLOSURE.matcher(parts.get(1)).matches()) {
            return new GoFunctionName(packagePath, parts.get(0), false, parts.get(1), after(parts, 2), methodValue);
        }
        return new GoFunctionName(packagePath, "", false, first(parts), after(parts, 1), methodValue);
    }

    /** Cuts at dots; the body of a range-over-function loop ({@code f-range1}) counts as a part. */
    private static List<String> parts(String rest) {
        List<String> parts = new ArrayList<>();
        for (String part : rest.replace("-range", ".range").split("\\.", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String first(List<String> parts) {
        return parts.isEmpty() ? "" : parts.get(0);
    }

    private static List<String> after(List<String> parts, int count) {
        return parts.subList(Math.min(count, parts.size()), parts.size());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Type arguments hold package paths, dots and spaces of their own and nest. */
    private static String withoutTypeArguments(String function) {
        if (function.indexOf('[') < 0) {
            return function;
        }
        StringBuilder kept = new StringBuilder(function.length());
        int depth = 0;
        for (int i = 0; i < function.length(); i++) {
            char c = function.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
