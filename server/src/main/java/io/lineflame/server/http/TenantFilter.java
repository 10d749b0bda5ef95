package io.lineflame.server.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the tenant of a request and keeps it for {@code @Context Tenant} parameters. */
final class TenantFilter implements ContainerRequestFilter {

    private static final ProblemType ANOTHER_TENANT =
            new ProblemType("token-of-another-tenant", 403, "The token is for another tenant");
    private static final String PROPERTY = Tenant.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Tenant> named = named(request);
        Tenant tenant =
                Tenant.bound(request).map(token -> ofToken(token, named)).orElseGet(() -> named.orElse(Tenant.DEFAULT));
        request.setProperty(PROPERTY, tenant);
    }

    private static Tenant ofToken(String tenant, Optional<Tenant> named) {
        if (named.isPresent() && !named.get().id().equals(tenant)) {
            throw new ProblemException(
                    ANOTHER_TENANT,
                    "The request names the tenant " + named.get().id() + ", and its token is for " + tenant
                            + ". Leave the name out, or use a token of that tenant.");
        }
        return new Tenant(tenant);
    }

    private static Optional<Tenant> named(ContainerRequestContext request) {
        String header = request.getHeaderString(Tenant.HEADER);
        List<String> parameters = request.getUriInfo().getPath().startsWith("api/")
                ? request.getUriInfo().getQueryParameters().getOrDefault(Tenant.PARAMETER, List.of())
                : List.of();
        if (header == null || header.isBlank()) {
            return parameters.isEmpty() ? Optional.empty() : Optional.of(Tenant.parse(parameters.get(0)));
        }
        Tenant tenant = Tenant.parse(header.strip());
        if (!parameters.isEmpty() && !parameters.get(0).equals(tenant.id())) {
            throw ProblemException.invalidRequest("The header " + Tenant.HEADER + " and the parameter "
                    + Tenant.PARAMETER + " name different tenants.");
        }
        return Optional.of(tenant);
    }

    /** Hands what the filter found to Jersey. */
    static final class Found implements Supplier<Tenant> {

        private final Provider<ContainerRequestContext> request;

        @Inject
        Found(Provider<ContainerRequestContext> request) {
            this.request = request;
        }

        @Override
        public Tenant get() {
            @Nullable Object tenant = request.get().getProperty(PROPERTY);
            return tenant instanceof Tenant found ? found : Tenant.DEFAULT;
        }
    }
}
