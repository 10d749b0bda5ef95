package io.lineflame.server.repositories;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The repositories that profiles name, as sent. */
record RepositoryListJson(List<RepositoryJson> repositories) {

    /**
     * One repository, as the viewer may see it.
     *
     * @param url as a label says it
     * @param host the id of its code host
     * @param name at the host; where it is now when that could be asked
     * @param services that name it, sorted
     * @param access {@code yes}, {@code no}, {@code not_connected}, {@code single_sign_on}, {@code application_not_allowed}, or
     *     {@code unknown} when the host could not be asked
     * @param detail a sentence; empty when there is nothing to say
     * @param wayOut a page at the host where the viewer can get on
     * @param checked when the host said so; null when it was not asked
     */
    record RepositoryJson(
            String url,
            String host,
            String name,
            List<String> services,
            String access,
            String detail,
            @Nullable String wayOut,
            @Nullable Instant checked) {}
}
