package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.List;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TransportBundleStream;
import org.eclipse.jgit.transport.URIish;

/**
 * The scene that tests share: the organization {@code acme} with the private {@code checkout} and the
 * public {@code pricing}, both with the commits of the demo's shop; mona and jo, who wrote them, are
 * members, and mona may read checkout; otto may not. The app is installed on acme.
 */
final class Shop {

    private static final String BUNDLE = "demo-shop.bundle";

    private Shop() {}

    static void furnish(GitHubStandIn gitHub) {
        StandInAccount mona = gitHub.account("mona");
        StandInAccount otto = gitHub.account("otto");
        StandInAccount jo = gitHub.account("jo");
        gitHub.organization("acme")
                .member(mona)
                .member(jo)
                .requireSingleSignOn(false)
                .restrictApplications(false);
        StandInRepository checkout = gitHub.repository("acme", "checkout")
                .isPrivate(true)
                .allow(mona)
                .disallow(otto)
                .disallow(jo)
                .unblock();
        StandInRepository pricing =
                gitHub.repository("acme", "pricing").isPrivate(false).unblock();
        fill(checkout);
        fill(pricing);
        gitHub.app().installOn("acme");
    }

    private static void fill(StandInRepository repository) {
        try (InputStream bundle = Shop.class.getResourceAsStream(BUNDLE)) {
            if (bundle == null) {
                throw new IllegalStateException("no " + BUNDLE + " on the class path");
            }
            URIish name = new URIish("file:///" + BUNDLE);
            try (TransportBundleStream transport = new TransportBundleStream(repository.git(), name, bundle)) {
                transport.setTagOpt(TagOpt.NO_TAGS);
                transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/*:refs/*")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
