package io.lineflame.source.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file name as a compiler wrote it, on any system, cut into segments.
 *
 * @param segments without empty ones, {@code .} and {@code ..}; a drive letter is dropped
 * @param absolute whether it starts at a file system's root or at a drive
 */
public record CompiledPath(List<String> segments, boolean absolute) {

    private static final Pattern UNNAMED = Pattern.compile("\\?*|<unknown>|\\[unknown\\]|unknown|-");

    public CompiledPath {
        segments = List.copyOf(segments);
    }

    public static CompiledPath of(String file) {
        String text = file.replace('\\', '/');
        if (text.startsWith("file://")) {
            text = text.substring("file://".length());
        }
        boolean drive = text.length() >= 2 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0));
        if (drive) {
            text = text.substring(2);
        }
        return new CompiledPath(segmentsOf(text), drive || text.startsWith("/"));
    }

    /** The segments of a path, with {@code ..} resolved as far as it can be. */
    public static List<String> segmentsOf(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return List.copyOf(segments);
    }

    /** Whether what stands for a file's name is none. */
    public static boolean namesNothing(String file) {
        return file.length() <= "[unknown]".length()
                && UNNAMED.matcher(file.strip()).matches();
    }

    /** The last segment; empty for a path without any. */
    public String name() {
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    /** The segments from an index on, joined. */
    public String from(int index) {
        return String.join("/", segments.subList(index, segments.size()));
    }

    /** How many segments two paths have in common at their ends. */
    public static int commonEnd(List<String> a, List<String> b) {
        int common = 0;
        while (common < a.size()
                && common < b.size()
                && a.get(a.size() - 1 - common).equals(b.get(b.size() - 1 - common))) {
            common++;
        }
        return common;
    }

    /** The same for a path as text. No segment of either is empty. */
    public static int commonEnd(String path, List<String> b) {
        int end = path.length();
        int common = 0;
        while (common < b.size() && end > 0) {
            String segment = b.get(b.size() - 1 - common);
            int start = end - segment.length();
            boolean whole = start == 0 || (start > 0 && path.charAt(start - 1) == '/');
            if (!whole || !path.startsWith(segment, start)) {
                break;
            }
            common++;
            end = start - 1;
        }
        return common;
    }

    /** Whether a path ends in all segments of another. */
    public static boolean endsWith(List<String> path, List<String> end) {
        return commonEnd(path, end) == end.size();
    }
}
