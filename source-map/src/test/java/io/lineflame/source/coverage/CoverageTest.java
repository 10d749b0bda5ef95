package io.lineflame.source.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.source.coverage.Coverage.ByRule;
import io.lineflame.source.coverage.Coverage.Part;
import io.lineflame.source.coverage.Coverage.Proposal;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Tree TREE = Trees.of("""
            api/shop/cart.py
            api/shop/total.py
            old/shop/total.py
            """);

    @Test
    void functions_areCountedOnce_byWhoseTheyAreAndWhatFoundThem() {
        Coverage coverage = coverage(
                "",
                Mappings.NONE,
                new ProfiledFunction("add", "/srv/shop/cart.py"),
                new ProfiledFunction("sum", "/srv/shop/total.py"),
                new ProfiledFunction("gone", "/srv/shop/gone.py"),
                new ProfiledFunction("match", "/usr/lib/python3.12/site-packages/re2/match.py"),
                new ProfiledFunction("[idle]", ""));

        assertThat(coverage.own()).isEqualTo(new Part(3, 1));
        assertThat(coverage.others().functions()).isEqualTo(1);
        assertThat(coverage.nameless()).isEqualTo(1);
        assertThat(coverage.functions()).isEqualTo(5);
        assertThat(coverage.rules()).extracting(ByRule::functions).containsExactly(1);
        assertThat(coverage.unresolved()).hasSize(4);
    }

    @Test
    void proposal_ofAFolderThatOtherFilesSpeakFor_resolvesWhatWasAmbiguous() {
        ProfiledFunction[] functions = {
            new ProfiledFunction("add", "/srv/shop/cart.py"), new ProfiledFunction("sum", "/srv/shop/total.py")
        };
        Coverage coverage = coverage("", Mappings.NONE, functions);

        assertThat(coverage.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.why()).isEqualTo("Files below /srv lie below api in the repository.");
            assertThat(proposal.functions()).isEqualTo(1);
        });
        String yaml = coverage.proposals().get(0).yaml();
        assertThat(Mappings.read(".lineflame.yaml", yaml).mistakes()).isEmpty();
        assertThat(Mappings.read(".pyroscope.yaml", yaml).mistakes()).isEmpty();
        assertThat(coverage("", Mappings.ofServer(yaml), functions).own()).isEqualTo(new Part(2, 2));
    }

    @Test
    void proposal_forAServiceInAFolder_leadsOutOfIt() {
        ProfiledFunction[] functions = {
            new ProfiledFunction("add", "/srv/shop/cart.py"), new ProfiledFunction("sum", "/srv/shop/total.py")
        };
        Coverage coverage = coverage("web", Mappings.NONE, functions);

        assertThat(coverage.proposals())
                .extracting(Proposal::yaml)
                .singleElement()
                .asString()
                .contains("\"../api\"");
    }

    @Test
    void proposal_whereFoldersAreEqual_isNone() {
        assertThat(coverage("", Mappings.NONE, new ProfiledFunction("sum", "/srv/shop/total.py"))
                        .proposals())
                .isEmpty();
    }

    @Test
    void proposal_ofHostileNames_isYamlOrNone() {
        String odd = "/s\"r\\v\n: - {x\u0007}\ud800/shop/";
        Coverage coverage = coverage(
                "",
                Mappings.NONE,
                new ProfiledFunction("a", odd + "cart.py"),
                new ProfiledFunction("b", odd + "total.py"));

        assertThat(coverage.proposals())
                .allSatisfy(proposal -> assertThat(
                                Mappings.ofServer(proposal.yaml()).mistakes())
                        .isEmpty());
    }

    @Test
    void costs_ofManyFolders_areAskedForInOnePass() {
        ProfiledFunction[] functions = IntStream.range(0, 500)
                .mapToObj(number -> new ProfiledFunction("f" + number, "/srv/folder" + number + "/gone.py"))
                .toArray(ProfiledFunction[]::new);
        AtomicInteger passes = new AtomicInteger();
        Coverage coverage = Coverage.of(
                List.of(functions),
                new SourceQuestion("", "", ""),
                Checkout.unread(TREE),
                Mappings.NONE,
                groups -> {
                    passes.incrementAndGet();
                    return groups.stream().map(group -> 1L).toList();
                },
                () -> {});

        assertThat(coverage.truncated()).isTrue();
        assertThat(passes).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void coverage_thatNobodyWaitsFor_ends() {
        AtomicInteger steps = new AtomicInteger();
        ProfiledFunction[] functions = {
            new ProfiledFunction("add", "/srv/shop/cart.py"), new ProfiledFunction("sum", "/srv/shop/total.py")
        };

        assertThatThrownBy(() -> Coverage.of(
                        List.of(functions),
                        new SourceQuestion("", "", ""),
                        Checkout.unread(TREE),
                        Mappings.NONE,
                        groups -> List.of(),
                        () -> {
                            steps.incrementAndGet();
                            throw new IllegalStateException("cancelled");
                        }))
                .hasMessage("cancelled");
        assertThat(steps).hasValue(1);
    }

    private static Coverage coverage(String rootPath, Mappings ofServer, ProfiledFunction... functions) {
        SourceQuestion about = new SourceQuestion("", "", rootPath);
        return Coverage.of(
                List.of(functions),
                about,
                Checkout.unread(TREE),
                ofServer,
                groups -> groups.stream().map(group -> 10L * group.size()).toList(),
                () -> {});
    }
}
