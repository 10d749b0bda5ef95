package io.lineflame.server.query;

import io.lineflame.db.Cancellation;
import io.lineflame.server.http.HttpExtension;
import io.lineflame.server.http.RequestLife;
import io.lineflame.server.http.Tenant;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** Gives resource methods their {@code @Context QueryContext}. */
final class QueryExtension implements HttpExtension {

    @Inject
    QueryExtension() {}

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bindFactory(Asked.class).to(QueryContext.class);
            }
        });
        return true;
    }

    /** Of the request under way. */
    static final class Asked implements Supplier<QueryContext> {

        private final Provider<Tenant> tenant;
        private final Provider<RequestLife> life;

        @Inject
        Asked(Provider<Tenant> tenant, Provider<RequestLife> life) {
            this.tenant = tenant;
            this.life = life;
        }

        @Override
        public QueryContext get() {
            Cancellation cancellation = new Cancellation();
            life.get().onEnd(cancellation::cancel);
            return new QueryContext(tenant.get(), cancellation);
        }
    }
}
