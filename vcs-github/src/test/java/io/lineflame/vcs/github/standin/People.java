package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Accounts as the API writes them. */
final class People {

    private final String webUrl;

    People(String webUrl) {
        this.webUrl = webUrl;
    }

    /** As inside other answers. */
    ObjectNode brief(Owner owner, String apiUrl) {
        String self = apiUrl + "/users/" + owner.login();
        boolean person = owner instanceof StandInAccount;
        return Json.object()
                .put("login", owner.login())
                .put("id", owner.id())
                .put("node_id", nodeId(person ? "User" : "Organization", owner.id()))
                .put("avatar_url", avatar(owner))
                .put("gravatar_id", "")
                .put("url", self)
                .put("html_url", webUrl + "/" + owner.login())
                .put("followers_url", self + "/followers")
                .put("following_url", self + "/following{/other_user}")
                .put("gists_url", self + "/gists{/gist_id}")
                .put("starred_url", self + "/starred{/owner}{/repo}")
                .put("subscriptions_url", self + "/subscriptions")
                .put("organizations_url", self + "/orgs")
                .put("repos_url", self + "/repos")
                .put("events_url", self + "/events{/privacy}")
                .put("received_events_url", self + "/received_events")
                .put("type", person ? "User" : "Organization")
                .put("user_view_type", "public")
                .put("site_admin", false);
    }

    /** As the account's own page. */
    ObjectNode full(Owner owner, String apiUrl) {
        ObjectNode user = brief(owner, apiUrl);
        user.put("name", owner instanceof StandInAccount account ? account.name() : owner.login());
        for (String unsaid : new String[] {"company", "location", "email", "hireable", "bio", "twitter_username"}) {
            user.putNull(unsaid);
        }
        return user.put("blog", "")
                .put("public_repos", 1)
                .put("public_gists", 0)
                .put("followers", 3)
                .put("following", 2)
                .put("created_at", "2019-03-05T08:00:00Z")
                .put("updated_at", "2026-01-15T08:00:00Z");
    }

    /** An organization in a list of them. */
    ObjectNode organization(StandInOrganization organization, String apiUrl) {
        String self = apiUrl + "/orgs/" + organization.login();
        return Json.object()
                .put("login", organization.login())
                .put("id", organization.id())
                .put("node_id", nodeId("Organization", organization.id()))
                .put("url", self)
                .put("repos_url", self + "/repos")
                .put("events_url", self + "/events")
                .put("hooks_url", self + "/hooks")
                .put("issues_url", self + "/issues")
                .put("members_url", self + "/members{/member}")
                .put("public_members_url", self + "/public_members{/member}")
                .put("avatar_url", avatar(organization))
                .put("description", "");
    }

    String page(Owner owner) {
        return webUrl + "/" + owner.login();
    }

    /** The picture of those whom no account is known of. */
    String nobody() {
        return webUrl + "/avatars/u/0?v=4";
    }

    String avatar(Owner owner) {
        return webUrl + "/avatars/u/" + owner.id() + "?v=4";
    }

    /** Opaque, and the same each time. */
    static String nodeId(String kind, Object id) {
        String text = "0" + kind.length() + ":" + kind + id;
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
