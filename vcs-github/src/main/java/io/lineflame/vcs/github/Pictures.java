package io.lineflame.vcs.github;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Addresses of pictures, as the API names them; those of other origins than the configured ones are left out. */
final class Pictures {

    private final Installation installation;

    Pictures(Installation installation) {
        this.installation = installation;
    }

    /** @param address may be empty */
    Optional<URI> of(String address) {
        HttpUrl url = HttpUrl.parse(address);
        return url != null && installation.pictures().stream().anyMatch(origin -> Installation.sameOrigin(origin, url))
                ? Optional.of(url.uri())
                : Optional.empty();
    }
}
