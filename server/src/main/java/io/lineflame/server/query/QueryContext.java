package io.lineflame.server.query;

import io.lineflame.db.Cancellation;
import io.lineflame.server.http.Tenant;

/**
 * For whom a question is answered, and until when it is worth answering.
 *
 * @param cancellation fires when nobody waits for the answer any more
 */
public record QueryContext(Tenant tenant, Cancellation cancellation) {

    /** A question that is answered to its end. */
    public static QueryContext of(Tenant tenant) {
        return new QueryContext(tenant, new Cancellation());
    }
}
