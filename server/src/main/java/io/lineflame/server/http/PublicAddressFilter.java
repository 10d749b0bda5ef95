package io.lineflame.server.http;

import io.lineflame.server.config.Config;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the address people use for {@code @Context PublicAddress} parameters and for the filters behind it. */
final class PublicAddressFilter implements ContainerRequestFilter {

    private final Optional<PublicAddress> configured;

    @Inject
    PublicAddressFilter(Config config) {
        this(config.publicUrl());
    }

    /** Empty: as each request says. */
    PublicAddressFilter(Optional<URI> configured) {
        this.configured = configured.map(PublicAddress::new);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        configured.ifPresent(address -> request.setProperty(PublicAddress.PROPERTY, address));
    }

    /** Hands it to Jersey. */
    static final class Found implements Supplier<PublicAddress> {

        private final Provider<ContainerRequestContext> request;

        @Inject
        Found(Provider<ContainerRequestContext> request) {
            this.request = request;
        }

        @Override
        public PublicAddress get() {
            return PublicAddress.of(request.get());
        }
    }
}
