package io.lineflame.server.coverage;

import io.lineflame.server.list.Measure;
import io.lineflame.source.coverage.Coverage;
import io.lineflame.source.coverage.Coverage.ByRule;
import io.lineflame.source.coverage.Coverage.Part;
import io.lineflame.source.coverage.Coverage.Proposal;
import io.lineflame.source.coverage.Coverage.Unresolved;
import io.lineflame.source.mappings.MappingMistake;
import io.lineflame.source.mappings.Mappings;
import java.io.PrintStream;
import java.util.Locale;

/** The answer for people. */
final class CoverageText {

    private final Measure measure;
    private final PrintStream out;

    CoverageText(String unit, PrintStream out) {
        this.measure = new Measure(unit);
        this.out = out;
    }

    void write(CoverageFacts facts) {
        Coverage coverage = facts.coverage();
        out.println("At commit " + facts.commit().hash());
        part("own functions", coverage.own());
        part("functions of others", coverage.others());
        out.println("without a file's name, or made while building: " + coverage.nameless());
        facts.files().forEach(this::file);
        section("Resolved by", coverage.rules().isEmpty());
        coverage.rules().forEach(this::rule);
        section("Not resolved", coverage.unresolved().isEmpty());
        coverage.unresolved().forEach(this::unresolved);
        if (coverage.truncated()) {
            out.println("There are more, which cost less.");
        }
        section("Mappings that would help", coverage.proposals().isEmpty());
        coverage.proposals().forEach(this::proposal);
    }

    private void part(String what, Part part) {
        out.println(what + ": " + part.resolved() + " of " + part.functions() + " resolved");
    }

    private void file(String path, Mappings mappings) {
        out.println(path + ": " + mappings.mappings().size() + " mappings");
        for (MappingMistake mistake : mappings.mistakes()) {
            out.println("  line " + mistake.line() + ": " + printable(mistake.reason()));
        }
    }

    private void section(String title, boolean empty) {
        if (!empty) {
            out.println();
            out.println(title + ":");
        }
    }

    private void rule(ByRule rule) {
        String where = rule.elsewhere() ? " (in other repositories, not looked at)" : "";
        counted(rule.functions(), rule.total(), rule.rule() + where);
    }

    private void unresolved(Unresolved group) {
        String more = group.functions() == 1 ? "" : " and " + (group.functions() - 1) + " more of this folder";
        counted(group.functions(), group.total(), printable(group.function().name()) + more);
        out.println(" ".repeat(22) + printable(group.why()));
    }

    private void proposal(Proposal proposal) {
        counted(proposal.functions(), proposal.total(), printable(proposal.why()));
        proposal.yaml().lines().forEach(line -> out.println("    " + line));
    }

    private void counted(int functions, long total, String words) {
        out.println(String.format(Locale.ROOT, "%8d %11s  %s", functions, measure.text(total), words));
    }

    /** Names come from profiles: a terminal obeys what stands in them. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        String start = text.length() > 400 ? text.substring(0, 400) + "…" : text;
        start.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown.toString();
    }
}
