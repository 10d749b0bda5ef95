package io.lineflame.vcs.github;

import io.lineflame.vcs.CommitId;
import java.net.URI;
import okhttp3.HttpUrl;

/** Addresses of pages for people, all at the configured web address. */
final class Pages {

    private final Installation installation;

    Pages(Installation installation) {
        this.installation = installation;
    }

    URI repository(String fullName) {
        return page(fullName).build().uri();
    }

    URI commit(String fullName, CommitId commit) {
        return page(fullName)
                .addPathSegment("commit")
                .addPathSegment(commit.hash())
                .build()
                .uri();
    }

    /** @param path from the repository's root; each odd character of it is escaped */
    URI file(String fullName, CommitId commit, String path) {
        HttpUrl.Builder page = page(fullName).addPathSegment("blob").addPathSegment(commit.hash());
        for (String segment : path.split("/", -1)) {
            page.addPathSegment(segment);
        }
        return page.build().uri();
    }

    URI comparison(String fullName, CommitId base, CommitId head) {
        return page(fullName)
                .addPathSegment("compare")
                .addPathSegment(base.hash() + "..." + head.hash())
                .build()
                .uri();
    }

    URI account(String login) {
        return installation.web().newBuilder().addPathSegment(login).build().uri();
    }

    URI singleSignOn(String organization) {
        return installation
                .web()
                .newBuilder()
                .addPathSegment("orgs")
                .addPathSegment(organization)
                .addPathSegment("sso")
                .build()
                .uri();
    }

    /** Where a person asks an organization to approve an OAuth app. */
    URI authorizedApplication(String clientId) {
        return installation
                .web()
                .newBuilder()
                .addPathSegments("settings/connections/applications")
                .addPathSegment(clientId)
                .build()
                .uri();
    }

    /** Where a GitHub App is installed, or asked for (docs.github.com, "Sharing your GitHub App"). */
    URI installApp(String slug) {
        return installation
                .web()
                .newBuilder()
                .addPathSegment(installation.isEnterpriseServer() ? "github-apps" : "apps")
                .addPathSegment(slug)
                .addPathSegments("installations/new")
                .build()
                .uri();
    }

    private HttpUrl.Builder page(String fullName) {
        HttpUrl.Builder page = installation.web().newBuilder();
        for (String segment : fullName.split("/", -1)) {
            page.addPathSegment(segment);
        }
        return page;
    }
}
