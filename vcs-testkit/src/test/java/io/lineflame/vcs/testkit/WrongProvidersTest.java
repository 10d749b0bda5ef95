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
                arguments(WrongProviders.FollowsLinks.class, List.of("r508", "r509", "r517")),
                arguments(WrongProviders.DropsFailedCommits.class, List.of("r602")),
                arguments(WrongProviders.RepeatsItsTokenInFailures.class, List.of("r702")),
                arguments(WrongProviders.ShowsItsToken.class, List.of("r703")),
                arguments(WrongProviders.ChecksNothing.class, List.of("r704", "r707", "r709", "r910", "r915", "r916")),
                arguments(WrongProviders.BelongsToOneThread.class, List.of("r705")),
                arguments(WrongProviders.NeverCloses.class, List.of("r707", "r713")),
                arguments(WrongRepositories.RenamesRepositories.class, List.of("r251", "r253")),
                arguments(WrongRepositories.FindsWhatIsMissing.class, List.of("r252", "r255")),
                arguments(WrongRepositories.ForgetsMoves.class, List.of("r253")),
                arguments(WrongRepositories.ReadsOnlyWhereItIsNow.class, List.of("r254")),
                arguments(WrongRepositories.ServesHiddenFilesFromACache.class, List.of("r255")),
                arguments(WrongRepositories.CallsEverythingPublic.class, List.of("r256")),
                arguments(WrongRepositories.ReadsEntriesAsText.class, List.of("r515")),
                arguments(WrongRepositories.KnowsNoLimitForEntries.class, List.of("r516")),
                arguments(WrongRepositories.ReadsWhatAnEntryIsNot.class, List.of("r517")),
                arguments(WrongHosts.HasTwoWaysWithoutAnAccount.class, List.of("r110")),
                arguments(WrongHosts.GivesNoReason.class, List.of("r111")),
                arguments(WrongHosts.AliasesItsOwnKeys.class, List.of("r112")),
                arguments(WrongHosts.NamesAFolderOfPictures.class, List.of("r113")),
                arguments(WrongHosts.KnowsNobody.class, List.of("r709", "r910", "r915")),
                arguments(WrongHosts.CallsItselfInCapitals.class, List.of("r114")),
                arguments(WrongHosts.ClaimsToLetAnyoneIn.class, List.of("r710")),
                arguments(WrongHosts.CountsRequestsOfAnotherHost.class, List.of("r711")),
                arguments(WrongHosts.TellsNobodyOfRequests.class, List.of("r711", "r712")),
                arguments(WrongHosts.ClaimsLinksItDoesNotGive.class, List.of("r706", "r751", "r754")),
                arguments(WrongHosts.LinksElsewhere.class, List.of("r751", "r754")),
                arguments(WrongHosts.HidesLinksItGives.class, List.of("r706", "r751", "r752")),
                arguments(WrongHosts.OpensPagesAtNoLine.class, List.of("r752")),
                arguments(WrongHosts.ShowsPicturesFromAnywhere.class, List.of("r753")),
                arguments(WrongHosts.ForgetsToEscapePaths.class, List.of("r754")),
                arguments(WrongComparisons.ComparesWithoutSayingSo.class, List.of("r801")),
                arguments(WrongComparisons.LeavesOutModifications.class, List.of("r802")),
                arguments(WrongComparisons.KnowsNoRenames.class, List.of("r803")),
                arguments(WrongComparisons.SortsTheOtherWay.class, List.of("r804")),
                arguments(WrongComparisons.CountsTheWrongWay.class, List.of("r805", "r806", "r807")),
                arguments(WrongComparisons.ComparesTips.class, List.of("r806", "r807")),
                arguments(WrongComparisons.FindsNoBaseOfOneCommit.class, List.of("r808")),
                arguments(WrongComparisons.FindsABaseOfStrangers.class, List.of("r809")),
                arguments(WrongComparisons.ComparesWithNothing.class, List.of("r810", "r811")),
                arguments(WrongHistories.TellsHistoriesWithoutSayingSo.class, List.of("r851")),
                arguments(WrongHistories.TellsTheOldestFirst.class, List.of("r852", "r854", "r856")),
                arguments(
                        WrongHistories.LeavesOutWhereItStarts.class,
                        List.of("r852", "r854", "r855", "r856", "r857", "r858")),
                arguments(WrongHistories.StartsAtTheBranch.class, List.of("r854", "r857")),
                arguments(WrongHistories.FollowsRenames.class, List.of("r855")),
                arguments(WrongHistories.KnowsNoLimit.class, List.of("r856")),
                arguments(WrongHistories.TellsHashesAlone.class, List.of("r857")),
                arguments(WrongHistories.TakesPathsForPatterns.class, List.of("r859")),
                arguments(WrongHistories.TellsNothingOfWhatIsMissing.class, List.of("r860", "r861")),
                arguments(WrongSignIns.AuthorizesWhatNobodyDeclared.class, List.of("r901")),
                arguments(WrongSignIns.SendsPeopleElsewhere.class, List.of("r902")),
                arguments(WrongSignIns.ForgetsTheChallenge.class, List.of("r903", "r913")),
                arguments(WrongSignIns.PromisesAVerifier.class, List.of("r904")),
                arguments(WrongSignIns.PutsItsSecretIntoTheAddress.class, List.of("r905")),
                arguments(WrongSignIns.BlamesTheOperator.class, List.of("r906", "r912", "r913")),
                arguments(WrongSignIns.RepeatsTheCode.class, List.of("r907")),
                arguments(WrongSignIns.BlamesThePerson.class, List.of("r908")),
                arguments(WrongSignIns.GivesNoWayIn.class, List.of("r910")),
                arguments(WrongSignIns.GrantsForNoTime.class, List.of("r911")),
                arguments(WrongSignIns.TakesACodeTwice.class, List.of("r912")),
                arguments(WrongSignIns.IgnoresTheRedirect.class, List.of("r914")),
                arguments(WrongSignIns.RenewsNothing.class, List.of("r915")),
                arguments(WrongSignIns.OnlySaysThatItRevoked.class, List.of("r916", "r917")),
                arguments(WrongSignIns.RevokesHalf.class, List.of("r917")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void rules_runAgainstAMistake_failWhereTheyShould(Class<?> wrong, List<String> rules) {
        assertThat(brokenRules(wrong)).containsExactlyElementsOf(rules);
    }

    @Test
    void mistakes_listed_areAllThereAre() {
        long written = Stream.of(
                        WrongProviders.class,
                        WrongRepositories.class,
                        WrongHosts.class,
                        WrongComparisons.class,
                        WrongHistories.class,
                        WrongSignIns.class)
                .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
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
