package io.lineflame.source.mappings;

/** Compares the version that a file's name carries with the one that a mapping names. */
final class MappedVersion {

    private static final String INCOMPATIBLE = "+incompatible";

    private MappedVersion() {}

    /**
     * Whether a ref is that version: the same text, the tag of a nested module ({@code sdk/v1.2.0}), or the commit of a
     * pseudo-version.
     */
    static boolean agrees(String ref, String version) {
        String tag = version.endsWith(INCOMPATIBLE)
                ? version.substring(0, version.length() - INCOMPATIBLE.length())
                : version;
        String commit = tag.substring(tag.lastIndexOf('-') + 1);
        return tag.isEmpty()
                || ref.equals(tag)
                || ref.endsWith("/" + tag)
                || (commit.length() == 12 && tag.indexOf('-') > 0 && ref.startsWith(commit));
    }
}
