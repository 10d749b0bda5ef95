package io.lineflame.server.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the tenant of a request and keeps it for {@code @Context Tenant} parameters. */
final class TenantFilter implements ContainerRequestFilter {

    private static final String PROPERTY = Tenant.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(PROPERTY, find(request));
    }

    private static Tenant find(ContainerRequestContext request) {
        String header = request.getHeaderString(Tenant.HEADER);
        List<String> parameters = request.getUriInfo().getPath().startsWith("api/")
                ? request.getUriInfo().getQueryParameters().getOrDefault(Tenant.PARAMETER, List.of())
                : List.of();
        if (header == null || header.isBlank()) {
            return parameters.isEmpty() ? Tenant.DEFAULT : Tenant.parse(parameters.get(0));
        }
        Tenant tenant = Tenant.parse(header.strip());
        if (!parameters.isEmpty() && !parameters.get(0).equals(tenant.id())) {
            throw ProblemException.invalidRequest("The header " + Tenant.HEADER + " and the parameter "
                    + Tenant.PARAMETER + " name different tenants.");
        }
        return tenant;
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
