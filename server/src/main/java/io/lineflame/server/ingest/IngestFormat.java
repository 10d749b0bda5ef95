package io.lineflame.server.ingest;

import io.lineflame.profile.text.TextFormat;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** In which format a body of {@code /ingest} is: by the parameter, else by the Content-Type, else by its first bytes. */
enum IngestFormat {
    PPROF,
    /** A form with pprof, or whatever its parts are called after, in it. */
    FORM,
    JFR,
    GROUPS,
    LINES,
    TRIE,
    TREE,
    SPEEDSCOPE;

    /** What clients call a body of plain bytes. The form type is what curl's --data-binary says when nobody says otherwise. */
    private static final Set<String> RAW_TYPES = Set.of(
            "",
            "application/octet-stream",
            "binary/octet-stream",
            "application/gzip",
            "application/x-gzip",
            "application/zstd",
            "application/protobuf",
            "application/x-protobuf",
            "application/vnd.google.protobuf",
            "application/x-www-form-urlencoded");

    private static final String FORM_TYPE = "multipart/form-data";

    /**
     * Throws {@link ProblemException} 415 for what is not known, where Pyroscope takes any word for groups: a mistake in the word would store whatever has lines. Does not read the body yet: {@link #ofBytes} may say better.
     *
     * @param parameter empty when there is none
     * @param contentType empty when there is none
     * @return empty when only the bytes can say
     */
    static Optional<IngestFormat> said(String parameter, String contentType) {
        String type = type(contentType);
        String format = parameter.strip().toLowerCase(Locale.ROOT);
        return switch (format) {
            case "" -> ofType(type);
            case "pprof" -> Optional.of(type.equals(FORM_TYPE) ? FORM : PPROF);
            case "jfr" -> Optional.of(JFR);
            case "groups", "folded", "collapsed" -> Optional.of(GROUPS);
            case "lines" -> Optional.of(LINES);
            case "trie" -> Optional.of(TRIE);
            case "tree" -> Optional.of(TREE);
            case "speedscope" -> Optional.of(SPEEDSCOPE);
            default ->
                throw new ProblemException(
                        IngestProblems.UNSUPPORTED_FORMAT,
                        "The format \"" + LabelRules.shown(parameter)
                                + "\" is not known; send pprof, jfr, groups (folded), lines, trie, tree or speedscope.");
        };
    }

    /** Whether the body is a form. */
    static boolean isForm(String contentType) {
        return type(contentType).equals(FORM_TYPE);
    }

    private static String type(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<IngestFormat> ofType(String type) {
        return switch (type) {
            case FORM_TYPE -> Optional.of(FORM);
            case "text/plain" -> Optional.of(GROUPS);
            case "binary/octet-stream+trie" -> Optional.of(TRIE);
            case "binary/octet-stream+tree" -> Optional.of(TREE);
            default -> {
                if (!RAW_TYPES.contains(type)) {
                    throw new ProblemException(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "The Content-Type \"" + LabelRules.shown(type)
                                    + "\" is not taken here; send pprof as application/octet-stream or as"
                                    + " multipart/form-data, or say with the parameter format what it is.");
                }
                yield Optional.empty();
            }
        };
    }

    /** Text is groups, as for Pyroscope; all else pprof. A pprof message holds control characters, as lengths and field numbers, and text does not. */
    static IngestFormat ofBytes(byte[] body) {
        for (byte one : body) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return PPROF;
            }
        }
        return body.length == 0 ? PPROF : GROUPS;
    }

    /** Empty for those that are not stacks with a number each. */
    Optional<TextFormat> text() {
        return switch (this) {
            case GROUPS -> Optional.of(TextFormat.GROUPS);
            case LINES -> Optional.of(TextFormat.LINES);
            case TRIE -> Optional.of(TextFormat.TRIE);
            case TREE -> Optional.of(TextFormat.TREE);
            case PPROF, FORM, JFR, SPEEDSCOPE -> Optional.empty();
        };
    }
}
