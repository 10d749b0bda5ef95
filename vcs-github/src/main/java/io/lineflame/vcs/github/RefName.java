package io.lineflame.vcs.github;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a commit in the form GitHub's API takes it. GitHub evaluates expressions such as {@code
 * main~1} and {@code main@{1}}; only what git allows as a name gets here (git-check-ref-format).
 *
 * @param text {@code main}, {@code heads/main}, {@code tags/v1}, a hash, or {@code pull/1/head}
 * @param kind how it is to be asked for
 */
record RefName(String text, Kind kind) {

    enum Kind {
        /** 40 digits: names the same for good. */
        HASH,
        /** What the API's commits go by: a branch, a tag, or the beginning of a hash. */
        NAME,
        /** Below {@code refs/}, neither a branch nor a tag. */
        OTHER_REF
    }

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern SHORT_HASH = Pattern.compile("[0-9a-fA-F]{4,39}");

    /** Whole components; none starts with a dot or ends in {@code .lock}. */
    private static final Pattern NAME = Pattern.compile("(?!.*(?:\\.\\.|@\\{|//|\\.lock(?:/|$)|\\.$|/$|/\\.))"
            + "[^./\\x00-\\x20\\x7f~^:?*\\[\\\\][^\\x00-\\x20\\x7f~^:?*\\[\\\\]*");

    private static final String REFS = "refs/";

    /** Empty for what can name no branch, tag or commit. */
    static Optional<RefName> of(String name) {
        if (HASH.matcher(name).matches()) {
            return Optional.of(new RefName(name.toLowerCase(Locale.ROOT), Kind.HASH));
        }
        if (!NAME.matcher(name).matches() || name.equals("@") || name.equals("HEAD")) {
            return Optional.empty();
        }
        if (!name.startsWith(REFS)) {
            String text = SHORT_HASH.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name;
            return Optional.of(new RefName(text, Kind.NAME));
        }
        String rest = name.substring(REFS.length());
        if (rest.startsWith("heads/") || rest.startsWith("tags/")) {
            return Optional.of(new RefName(rest, Kind.NAME));
        }
        return rest.indexOf('/') > 0 ? Optional.of(new RefName(rest, Kind.OTHER_REF)) : Optional.empty();
    }
}
