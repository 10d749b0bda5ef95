package io.lineflame.server.query;

import io.lineflame.db.Cancellation;
import io.lineflame.server.http.Tenant;

/**
 * For whom a question is answered, and until when it is worth answering. A resource method takes it as {@code @Context QueryContext}.
 *
 * @param cancellation fires when nobody waits for the answer any more: the client went away, or {@code LINEFLAME_QUERY_TIMEOUT} passed
 */
public record QueryContext(Tenant tenant, Cancellation cancellation) {

    /** A question that is answered to its end, whoever waits. */
    public static QueryContext of(Tenant tenant) {
        return new QueryContext(tenant, new Cancellation());
    }
}
