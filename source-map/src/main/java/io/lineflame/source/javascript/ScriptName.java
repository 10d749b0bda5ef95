package io.lineflame.source.javascript;

import io.lineflame.source.search.CompiledPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A script's name without what engines, bundlers and servers put around its path: {@code file:///app/my%20shop/cart.js},
 * {@code webpack://shop/./src/cart.ts?1a2b}, {@code http://localhost:5173/@fs/app/cart.ts?t=17}.
 *
 * @param path {@code /}-separated; absolute when the name is
 * @param form how it was named
 */
record ScriptName(String path, Form form) {

    enum Form {
        PLAIN,
        /** As a source map calls a source. */
        BUNDLED,
        /** As webpack calls the text that it evaluates in development, which its loaders have changed. */
        EVALUATED,
        /** As a browser or Deno fetched it. */
        FETCHED
    }

    private static final int LONGEST_SCHEME = 20;
    private static final String INTERNAL = "webpack-internal";

    static ScriptName of(String file) {
        int colon = file.indexOf("://");
        if (colon <= 0 || colon > LONGEST_SCHEME) {
            return new ScriptName(served(withoutQuery(file)), Form.PLAIN);
        }
        String scheme = file.substring(0, colon);
        String rest = withoutQuery(file.substring(colon + "://".length()));
        return switch (scheme) {
            case "file" -> new ScriptName(decoded(rest), Form.PLAIN);
            case "http", "https" ->
                new ScriptName(served(decoded(rest.substring(Math.max(rest.indexOf('/'), 0)))), Form.FETCHED);
            case INTERNAL -> new ScriptName(withoutLayer(rest), Form.EVALUATED);
            default -> new ScriptName(withoutLayer(rest.substring(rest.indexOf('/') + 1)), Form.BUNDLED);
        };
    }

    List<String> segments() {
        return CompiledPath.of(path).segments();
    }

    private static String withoutQuery(String text) {
        int query = text.indexOf('?');
        return query > 0 ? text.substring(0, query) : text;
    }

    /** Vite serves files outside of its root below {@code /@fs}. */
    private static String served(String path) {
        return path.startsWith("/@fs/") ? path.substring("/@fs".length()) : path;
    }

    /** Next.js names the layer of a module first, {@code (rsc)/./app/page.tsx}; Turbopack the project. */
    private static String withoutLayer(String text) {
        String path = text.startsWith("/") ? text.substring(1) : text;
        int slash = path.indexOf('/');
        boolean layer = slash > 1
                && ((path.startsWith("(") && path.charAt(slash - 1) == ')')
                        || (path.startsWith("[") && path.charAt(slash - 1) == ']'));
        return layer && !path.startsWith("(webpack)") ? path.substring(slash + 1) : path;
    }

    /** Without {@code %20} and the like; what is no such escape stays. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int escape = raw[i] == '%' && i + 2 < raw.length ? hex(raw[i + 1]) * 16 + hex(raw[i + 2]) : -1;
            bytes.write(escape >= 0 ? escape : raw[i]);
            i += escape >= 0 ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A digit's value; far below zero for what is none. */
    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1000 : value;
    }
}
