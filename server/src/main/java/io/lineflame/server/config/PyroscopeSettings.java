package io.lineflame.server.config;

import io.lineflame.server.secrets.SecretText;
import java.net.URI;
import java.util.Optional;

/**
 * The Grafana Pyroscope that keeps the profiles, and how to be let in there. Its {@code toString} shows no secret.
 *
 * @param url its address, with a path where it lies below one; without a slash at the end
 * @param authorization the value of the header Authorization; empty when it asks for none
 * @param tenant whose profiles these are, for all requests; empty means as each request says
 */
public record PyroscopeSettings(URI url, Optional<SecretText> authorization, Optional<String> tenant) {}
