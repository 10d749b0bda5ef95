package io.lineflame.server.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.Set;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The API as Jersey sees it: the resources of all features, JSON, problems, tenants and request metrics. */
public final class ApiApplication {

    /** Before every filter that asks which address people use. */
    private static final int FIRST = 100;

    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_NESTING = 20;

    private final Set<HttpResource> resources;
    private final Set<HttpExtension> extensions;
    private final PublicAddressFilter publicAddress;
    private final MeterRegistry metrics;

    @Inject
    ApiApplication(
            Set<HttpResource> resources,
            Set<HttpExtension> extensions,
            PublicAddressFilter publicAddress,
            MeterRegistry metrics) {
        this.resources = resources;
        this.extensions = extensions;
        this.publicAddress = publicAddress;
        this.metrics = metrics;
    }

    /** Every resource that a feature brought; in no order. */
    public Set<HttpResource> resources() {
        return resources;
    }

    ResourceConfig configure() {
        ResourceConfig config = new ResourceConfig();
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        config.property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        config.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        config.register(new JacksonJsonProvider(bodies()));
        config.register(ProblemMapper.class);
        config.register(new WordyErrorFilter());
        config.register(new TenantFilter());
        config.register(publicAddress, FIRST);
        config.register(new RequestMetrics(metrics));
        extensions.forEach(config::register);
        resources.forEach(resource -> config.register(resource.getClass()));
        config.register(new InstanceBinder(resources));
        return config;
    }

    /**
     * Reads what people's pages send: forms with the address of a page. Anybody may, so there is an end to it; profiles come another
     * way, which has a limit of its own.
     */
    static ObjectMapper bodies() {
        ObjectMapper mapper = Json.mapper();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_BODY)
                        .maxNestingDepth(MAX_NESTING)
                        .build());
        return mapper;
    }

    /** Registering instances makes Jersey warn about their scope; classes with bound instances do not. */
    private static final class InstanceBinder extends AbstractBinder {

        private final Set<HttpResource> resources;

        InstanceBinder(Set<HttpResource> resources) {
            this.resources = resources;
        }

        @Override
        protected void configure() {
            bindFactory(TenantFilter.Found.class).to(Tenant.class);
            bindFactory(RequestLife.Found.class).to(RequestLife.class);
            bindFactory(PublicAddressFilter.Found.class).to(PublicAddress.class);
            resources.forEach(this::bindInstance);
        }

        private <T> void bindInstance(T resource) {
            @SuppressWarnings("unchecked")
            Class<? super T> type = (Class<? super T>) resource.getClass();
            bind(resource).to(type);
        }
    }
}
