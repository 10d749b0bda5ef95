package io.lineflame.server.sources;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Git LFS leaves in a repository instead of a large file (its specification, "The Pointer").
 *
 * @param size of the file itself, in bytes
 */
record LargeFilePointer(long size) {

    /** The specification's limit: anything longer is a file that only quotes a pointer. */
    private static final int MAX_LENGTH = 1024;

    private static final Pattern FORM = Pattern.compile(
            "version https://git-lfs\\.[a-z]+\\.com/spec/v1\n(?:[^\n]*\n)*?size (?<size>[0-9]{1,18})(?:\n|\\z)");

    static Optional<LargeFilePointer> of(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        return form.lookingAt()
                ? Optional.of(new LargeFilePointer(Long.parseLong(form.group("size"))))
                : Optional.empty();
    }
}
