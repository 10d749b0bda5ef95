package io.lineflame.vcs;

/**
 * How a host's page of a file is opened at a line: fragments of a URL, without the {@code #}, in
 * which {@code {first}} and {@code {last}} stand for line numbers.
 *
 * @param line e.g. <code>L{first}</code>
 * @param range e.g. <code>L{first}-L{last}</code>
 */
public record LineAnchors(String line, String range) {

    public LineAnchors {
        if (!line.contains("{first}") || !range.contains("{first}") || !range.contains("{last}")) {
            throw new IllegalArgumentException("anchors without {first} or {last}: " + line + ", " + range);
        }
    }
}
