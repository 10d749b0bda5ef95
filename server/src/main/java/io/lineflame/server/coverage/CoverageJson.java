package io.lineflame.server.coverage;

import io.lineflame.source.coverage.Coverage;
import io.lineflame.source.coverage.Coverage.ByRule;
import io.lineflame.source.coverage.Coverage.Part;
import io.lineflame.source.coverage.Coverage.Proposal;
import io.lineflame.source.mappings.MappingMistake;
import io.lineflame.source.mappings.Mappings;
import java.util.List;
import java.util.Locale;

/**
 * Whose source is found, as sent.
 *
 * @param total of the profiles
 * @param resolvedTotal of the functions that are resolved, each sample once
 * @param nameless functions without a file's name, or made while building
 */
record CoverageJson(
        String service,
        String repository,
        String ref,
        String commit,
        int functions,
        int resolved,
        Part own,
        Part others,
        int nameless,
        long total,
        long resolvedTotal,
        String unit,
        List<FileJson> files,
        List<ByRule> rules,
        List<UnresolvedJson> unresolved,
        List<Proposal> proposals,
        boolean truncated) {

    static CoverageJson of(
            String service, String repository, String ref, String unit, long total, CoverageFacts facts) {
        Coverage coverage = facts.coverage();
        return new CoverageJson(
                service,
                repository,
                ref,
                facts.commit().hash(),
                coverage.functions(),
                coverage.resolved(),
                coverage.own(),
                coverage.others(),
                coverage.nameless(),
                total,
                coverage.total(),
                unit,
                facts.files().entrySet().stream()
                        .map(file -> FileJson.of(file.getKey(), file.getValue()))
                        .toList(),
                coverage.rules(),
                coverage.unresolved().stream().map(UnresolvedJson::of).toList(),
                coverage.proposals(),
                coverage.truncated());
    }

    /** A mapping file that was read. */
    record FileJson(String path, int mappings, List<MappingMistake> mistakes) {

        static FileJson of(String path, Mappings read) {
            return new FileJson(path, read.mappings().size(), read.mistakes());
        }
    }

    /** Functions without source for one reason, of one folder; one of them by name. */
    record UnresolvedJson(String function, String file, String reason, String why, int functions, long total) {

        static UnresolvedJson of(Coverage.Unresolved group) {
            return new UnresolvedJson(
                    group.function().name(),
                    group.function().file(),
                    group.reason().name().toLowerCase(Locale.ROOT),
                    group.why(),
                    group.functions(),
                    group.total());
        }
    }
}
