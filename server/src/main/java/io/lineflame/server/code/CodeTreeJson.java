package io.lineflame.server.code;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lineflame.profile.view.Cost;
import java.util.List;

/**
 * A folder of the repository, as sent.
 *
 * @param path of the folder; empty for the root
 * @param repositoryCost of all files of the repository, each sample once
 * @param elsewhere of code that stands outside of it, each sample once
 * @param elsewhereKinds the same by kind
 * @param count of the entries, before the limit
 * @param truncated whether the limit left entries out
 */
record CodeTreeJson(
        @JsonUnwrapped CodeJson code,
        String path,
        Cost repositoryCost,
        Cost elsewhere,
        List<KindJson> elsewhereKinds,
        List<EntryJson> entries,
        int count,
        boolean truncated) {

    static CodeTreeJson of(PlacedCode code, CodeListing listing, String path, List<CodeEntry> entries, int limit) {
        return new CodeTreeJson(
                CodeJson.of(code),
                path,
                listing.costs().at(""),
                listing.costs().allOutside(),
                listing.costs().outside().entrySet().stream()
                        .map(kind -> KindJson.of(kind.getKey(), kind.getValue()))
                        .toList(),
                entries.stream().limit(limit).map(EntryJson::of).toList(),
                entries.size(),
                entries.size() > limit);
    }

    /** {@code standard_library}, {@code dependency} or {@code not_found}. */
    record KindJson(String kind, long self, long total, long samples) {

        static KindJson of(String kind, Cost cost) {
            return new KindJson(kind, cost.self(), cost.total(), cost.samples());
        }
    }

    record EntryJson(String name, String path, String kind, long self, long total, long samples) {

        static EntryJson of(CodeEntry entry) {
            Cost cost = entry.cost();
            return new EntryJson(
                    entry.name(), entry.path(), entry.kind().id(), cost.self(), cost.total(), cost.samples());
        }
    }
}
