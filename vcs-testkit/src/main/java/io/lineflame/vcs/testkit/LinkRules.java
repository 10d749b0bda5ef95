package io.lineflame.vcs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.VcsCapability;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules 75x: addresses that people's browsers are sent to. Rule 706 is of them too. */
interface LinkRules extends Rules {

    /** A link leads to the configured host, whatever an answer of it says. */
    @Test
    default void r751_webLinks_leadToTheHostItself() throws Exception {
        List<Optional<URI>> links = links();

        if (claims(VcsCapability.WEB_LINKS)) {
            URI web = host().webUrl().orElseThrow(() -> new AssertionError("links, but no address of the host"));
            assertThat(links)
                    .allSatisfy(link -> assertThat(link)
                            .hasValueSatisfying(url -> assertThat(origin(url)).isEqualTo(origin(web))));
        } else {
            assertThat(links).allSatisfy(link -> assertThat(link).isEmpty());
        }
    }

    /** "View on ..." opens at the hottest line. */
    @Test
    default void r752_lineAnchors_areThereExactlyWithLinks() {
        assertThat(host().lineAnchors().isPresent()).isEqualTo(claims(VcsCapability.WEB_LINKS));
    }

    /** The page's policy lets a browser load pictures from the declared places only. */
    @Test
    default void r753_pictures_comeFromDeclaredPlaces() throws Exception {
        List<URI> declared =
                host().pictureOrigins().stream().map(LinkRules::origin).toList();

        assertThat(pictures()).allSatisfy(picture -> assertThat(declared).contains(origin(picture)));
    }

    /** A file that was kept is shown with its page, without asking for it again. */
    @Test
    default void r754_fileUrl_isTheFilesOwnLink() throws Exception {
        FixtureCommit commit = repository().first();
        for (String path : List.of("cart/total.go", "names/100% #1?&a=b+c.md", "names/日本語/größe.md")) {
            SourceFile file = client().readFile(id(), commit.id(), path).orElseThrow();

            assertThat(host().fileUrl(id(), commit.id(), path)).isEqualTo(file.webUrl());
        }
    }

    /** Of all things that have a page: the repository, a commit, a file, and where there are any, a comparison and a commit of a history. */
    private List<Optional<URI>> links() throws Exception {
        FixtureCommit commit = repository().second();
        List<Optional<URI>> links = new ArrayList<>();
        links.add(client().repository(id()).webUrl());
        links.add(client().readFile(id(), commit.id(), "cart/total.go")
                .orElseThrow()
                .webUrl());
        links.add(((CommitResult.Found)
                        client().commits(id(), List.of(new Ref("main"))).get(0))
                .commit()
                .webUrl());
        if (claims(VcsCapability.COMPARE)) {
            links.add(client().compare(id(), repository().first().id(), commit.id())
                    .webUrl());
        }
        if (claims(VcsCapability.HISTORY)) {
            client().history(id(), commit.id(), "README.md", 1).forEach(changed -> links.add(changed.webUrl()));
        }
        return links;
    }

    private List<URI> pictures() throws Exception {
        List<URI> pictures = new ArrayList<>();
        client().check().flatMap(Account::picture).ifPresent(pictures::add);
        List<Ref> refs = repository().commits().stream()
                .map(commit -> new Ref(commit.id().hash()))
                .toList();
        for (CommitResult result : client().commits(id(), refs)) {
            ((CommitResult.Found) result).commit().author().picture().ifPresent(pictures::add);
        }
        return pictures;
    }

    private static URI origin(URI url) {
        return url.resolve("/");
    }
}
