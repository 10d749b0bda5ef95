package io.lineflame.source;

import io.lineflame.vcs.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A repository at one commit, as far as finding source needs it: the listing of all files, and the texts of a few small
 * ones that say how the rest is laid out ({@code go.mod}, mappings, source maps). Safe for many threads.
 */
public final class Checkout {

    private final Tree tree;
    private final Map<String, String> texts;
    private final Map<String, Object> parsed = new ConcurrentHashMap<>();

    /**
     * A checkout.
     *
     * @param texts by path; of the files that {@link LanguageRules#wanted} named
     */
    public Checkout(Tree tree, Map<String, String> texts) {
        this.tree = tree;
        this.texts = Map.copyOf(texts);
    }

    /** A checkout of which nothing was read. */
    public static Checkout unread(Tree tree) {
        return new Checkout(tree, Map.of());
    }

    public Tree tree() {
        return tree;
    }

    /** What a file holds; empty when there is no such file or it was not read. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /**
     * What a file says, read once for all questions. One path has one parser.
     *
     * @param type of what the parser gives
     */
    public <T> Optional<T> parsed(String path, Class<T> type, Function<String, T> parser) {
        return text(path).map(text -> type.cast(parsed.computeIfAbsent(path, key -> parser.apply(text))));
    }
}
