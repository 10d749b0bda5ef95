package io.lineflame.vcs;

/**
 * A branch, a tag or a commit, full or abbreviated, as a person or a build wrote it. May move.
 *
 * @param name never empty, at most 1 024 characters, no control characters, and no {@code -} in
 *     front, so that it cannot pass for an option. It may still name nothing
 */
public record Ref(String name) {

    private static final int MAX_LENGTH = 1024;

    public Ref {
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a branch, tag or commit: " + Printable.of(name));
        }
    }

    /** Whether a {@code Ref} can be made of this. */
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MAX_LENGTH
                && name.charAt(0) != '-'
                && name.chars().noneMatch(Character::isISOControl);
    }
}
