package io.lineflame.source.mappings;

import io.lineflame.source.Language;
import io.lineflame.source.LayoutPath;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceQuestion;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that mappings are asked for.
 *
 * @param layoutPath as its language lays it out; empty when the profile names no file
 * @param otherNames further names that mappings may be written for
 * @param language of the frame; {@code UNKNOWN} fits every mapping
 */
public record MappedFile(
        SourceQuestion question, String layoutPath, List<LayoutPath> otherNames, Language language, Origin origin) {

    public MappedFile {
        otherNames = List.copyOf(otherNames);
    }

    List<LayoutPath> names() {
        List<LayoutPath> names = new ArrayList<>();
        if (!layoutPath.isEmpty()) {
            names.add(new LayoutPath(layoutPath, ""));
        }
        names.addAll(otherNames);
        return names;
    }
}
