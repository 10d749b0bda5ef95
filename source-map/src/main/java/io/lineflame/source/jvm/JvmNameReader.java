package io.lineflame.source.jvm;

import io.lineflame.source.jvm.JvmName.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads one name of a method. No regular expressions: names come from profiles. O(length). */
final class JvmNameReader {

    private static final String LAMBDA = "$$Lambda";

    private final String text;
    private final boolean marked;

    JvmNameReader(String function) {
        String bare = withoutSuffix(function);
        String untyped = withoutReturnType(bare);
        this.marked = untyped.length() < bare.length() || hasMark(function.strip()) || function.indexOf('(') > 0;
        this.text = withoutModule(untyped);
    }

    JvmName read() {
        int lambda = text.indexOf(LAMBDA);
        if (lambda > 0) {
            return ofClass(text.substring(0, lambda), methodBehind(lambda), Kind.LAMBDA);
        }
        int hidden = hiddenAt(text);
        if (hidden > 0) {
            return ofClass(text.substring(0, hidden), methodBehind(hidden + 1), Kind.HIDDEN);
        }
        int slash = text.lastIndexOf('/');
        return slash < 0 ? withDots() : withSlashes(slash);
    }

    /** {@code Cart.total:42_[j]}, {@code Cart.total(int)}: async-profiler's mark, the line, the signature. */
    private static String withoutSuffix(String function) {
        String stripped = function.strip();
        String text = withoutLine(hasMark(stripped) ? stripped.substring(0, stripped.length() - 4) : stripped);
        int signature = text.indexOf('(');
        return signature > 0 ? text.substring(0, signature) : text;
    }

    private static boolean hasMark(String text) {
        return text.length() > 4 && text.startsWith("_[", text.length() - 4) && text.endsWith("]");
    }

    private static String withoutLine(String text) {
        int colon = text.lastIndexOf(':');
        boolean line = colon > 0
                && colon < text.length() - 1
                && text.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return line ? text.substring(0, colon) : text;
    }

    /** {@code int com.acme.Cart.total}; a name of Kotlin may hold spaces too, but no dots behind them. */
    private static String withoutReturnType(String text) {
        int space = text.indexOf(' ');
        boolean type = space > 0 && (text.indexOf('.', space) > 0 || text.indexOf('/', space) > 0);
        return type && text.indexOf('.') > space ? text.substring(space + 1) : text;
    }

    /** {@code java.base/java.lang.Thread.run}, {@code app//com.acme.Cart.total}, as stack traces have it. */
    private static String withoutModule(String text) {
        int loader = text.indexOf("//");
        if (loader > 0) {
            return text.substring(loader + 2);
        }
        int slash = text.indexOf('/');
        boolean module = slash > 0 && (text.startsWith("java.") || text.startsWith("jdk."));
        return module && !isHex(text, slash + 1) ? text.substring(slash + 1) : text;
    }

    /** Where {@code /0x0000000800c03000} or {@code .0x0000000800c03000} begins; -1 when it does not. */
    private static int hiddenAt(String text) {
        int slash = text.indexOf("/0x");
        return slash > 0 ? slash : text.indexOf(".0x");
    }

    private static boolean isHex(String text, int at) {
        return text.startsWith("0x", at);
    }

    private String methodBehind(int index) {
        int dot = text.lastIndexOf('.');
        return dot > index ? text.substring(dot + 1) : "";
    }

    private JvmName ofClass(String qualified, String method, Kind kind) {
        boolean slashes = qualified.indexOf('/') >= 0;
        List<String> parts = split(qualified, slashes ? '/' : '.');
        int last = parts.size() - 1;
        return new JvmName(parts.subList(0, last), parts.get(last), method, kind, slashes, marked);
    }

    private JvmName withSlashes(int slash) {
        int dot = text.indexOf('.', slash);
        String className = text.substring(slash + 1, dot < 0 ? text.length() : dot);
        String method = dot < 0 ? "" : text.substring(dot + 1);
        return new JvmName(split(text.substring(0, slash), '/'), className, method, Kind.WRITTEN, true, marked);
    }

    /** The class is the first part that begins with a capital or has nested classes, else the last but one. */
    private JvmName withDots() {
        List<String> parts = split(text, '.');
        int last = parts.size() - 1;
        int at = 0;
        while (at < last && !isClass(parts.get(at))) {
            at++;
        }
        int ofClass = at < last || last == 0 ? at : last - 1;
        if (last == 0) {
            return new JvmName(List.of(), "", text, Kind.WRITTEN, false, marked);
        }
        String method = parts.get(last);
        return new JvmName(parts.subList(0, ofClass), parts.get(ofClass), method, Kind.WRITTEN, false, marked);
    }

    private static boolean isClass(String part) {
        return !part.isEmpty() && (Character.isUpperCase(part.charAt(0)) || part.indexOf('$') >= 0);
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
