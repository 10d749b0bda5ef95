package io.lineflame.source.mappings;

import io.lineflame.source.Language;
import java.util.List;

/**
 * Says where the files are whose path or function starts in a certain way.
 *
 * @param file that holds the mapping, its path in the repository; {@link Mappings#OF_SERVER} for the server's own
 * @param line of the mapping's first key, 1-based
 * @param language of the frames it speaks of
 * @param paths prefixes of files as compiled, without a slash at their end; an empty one fits all
 * @param functions prefixes of functions' names; an empty one fits all
 */
public record Mapping(
        String file, int line, Language language, List<String> paths, List<String> functions, MappingTarget target) {

    public Mapping {
        paths = List.copyOf(paths);
        functions = List.copyOf(functions);
    }

    /** Where it stands, e.g. {@code line 4 of .pyroscope.yaml}. */
    public String place() {
        return "line " + line + " of " + file;
    }

    /** The folder that its local paths start from; empty for the repository's root. */
    String folder(String rootPath) {
        return file.equals(Mappings.OF_SERVER) ? rootPath : file.substring(0, Math.max(file.lastIndexOf('/'), 0));
    }

    /** Whether it speaks of frames of a language. The C and assembly of a program may be of any. */
    boolean speaksOf(Language frame) {
        return switch (frame) {
            case UNKNOWN, C, CPP, ASSEMBLY -> true;
            default -> family(frame) == family(language);
        };
    }

    private static Language family(Language language) {
        if (language.onJvm()) {
            return Language.JAVA;
        }
        return switch (language) {
            case TYPESCRIPT -> Language.JAVASCRIPT;
            case CPP -> Language.C;
            default -> language;
        };
    }
}
