package io.lineflame.vcs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The rules can fail: each mistake of a provider is caught by the rules that are about it, and by no others. */
class WrongProvidersTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(WrongProviders.StopsAtFirstMistake.class, List.of("r106")),
                arguments(WrongProviders.IgnoresUnknownKeys.class, List.of("r107")),
                arguments(WrongProviders.RepeatsSecretsInMistakes.class, List.of("r107")),
                arguments(WrongProviders.LooksAtThePathOnly.class, List.of("r207", "r208")),
                arguments(WrongProviders.ThrowsOnGarbage.class, List.of("r209")),
                arguments(WrongProviders.GuessesAmongTwins.class, List.of("r308")),
                arguments(WrongProviders.EvaluatesExpressions.class, List.of("r311")),
                arguments(WrongProviders.RemembersBranches.class, List.of("r314")),
                arguments(WrongProviders.LeavesOutLinks.class, List.of("r401", "r402", "r705", "r708")),
                arguments(WrongProviders.HidesSizesItGives.class, List.of("r405")),
                arguments(WrongProviders.NormalisesLineEnds.class, List.of("r501")),
                arguments(WrongProviders.ReadsTheBranchInstead.class, List.of("r501", "r503")),
                arguments(WrongProviders.NormalisesPaths.class, List.of("r506")),
                arguments(WrongProviders.FollowsLinks.class, List.of("r508", "r509")),
                arguments(WrongProviders.DropsFailedCommits.class, List.of("r602")),
                arguments(WrongProviders.RepeatsItsTokenInFailures.class, List.of("r702")),
                arguments(WrongProviders.ShowsItsToken.class, List.of("r703")),
                arguments(WrongProviders.ChecksNothing.class, List.of("r704", "r707")),
                arguments(WrongProviders.BelongsToOneThread.class, List.of("r705")),
                arguments(WrongProviders.ClaimsLinksItDoesNotGive.class, List.of("r706")),
                arguments(WrongProviders.NeverCloses.class, List.of("r707")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void rules_runAgainstAMistake_failWhereTheyShould(Class<?> wrong, List<String> rules) {
        assertThat(brokenRules(wrong)).containsExactlyElementsOf(rules);
    }

    @Test
    void mistakes_listed_areAllThereAre() {
        long written = Arrays.stream(WrongProviders.class.getDeclaredClasses())
                .filter(WrongProviders.Wrong.class::isAssignableFrom)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .count();

        assertThat(mistakes()).hasSize((int) written);
    }

    private static Set<String> brokenRules(Class<?> contract) {
        LauncherConfig quiet = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        BrokenRules broken = new BrokenRules();
        LauncherFactory.create(quiet).execute(request, broken);
        assertThat(broken.passed).as("rules that passed").isGreaterThan(100);
        return broken.numbers;
    }

    /** Collects the numbers of failed rules; {@code container} for what fails outside of one. */
    private static final class BrokenRules implements TestExecutionListener {

        private final Set<String> numbers = new TreeSet<>();
        private int passed;

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                numbers.add(identifier
                        .getSource()
                        .filter(org.junit.platform.engine.support.descriptor.MethodSource.class::isInstance)
                        .map(org.junit.platform.engine.support.descriptor.MethodSource.class::cast)
                        .map(source -> source.getMethodName().replaceFirst("_.*", ""))
                        .orElse("container"));
            } else if (identifier.isTest()) {
                passed++;
            }
        }
    }
}
