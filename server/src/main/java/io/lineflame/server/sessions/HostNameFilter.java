package io.lineflame.server.sessions;

import io.lineflame.server.config.Config;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses what comes by a name that is none of ours, where everybody on this machine may look. The owner of a name can make it lead here
 * (DNS rebinding); then the page of that name, in the browser of somebody at this machine, counts as a page of ours. It cannot change
 * what stands in {@code Host}, and cannot own an address or {@code localhost}.
 *
 * <p>Programs that call come by any name, as a container does by that of its host. Of their calls those are refused that a browser
 * sends from a page of such a name: its {@code Origin} is the {@code Host}.
 */
final class HostNameFilter implements ContainerRequestFilter {

    /** An IPv4 address, or an IPv6 address in brackets; browsers take nothing that looks like one for a name. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

    private final boolean ofPrograms;
    private final Set<String> own;

    private HostNameFilter(boolean ofPrograms, Set<String> own) {
        this.ofPrograms = ofPrograms;
        this.own = own;
    }

    /** Whether a name can do harm: elsewhere the address is no secret that only this machine's browsers reach, and a login keeps others out. */
    static boolean isNeeded(Config config, Level level) {
        return config.listen().loopback()
                && !config.access().needsLogin()
                && level != Level.PUBLIC
                && level != Level.INGEST;
    }

    static HostNameFilter of(Config config, Level level) {
        Stream<String> names = Stream.concat(
                config.publicUrl().map(URI::getHost).stream(),
                Stream.of(config.listen().host()));
        return new HostNameFilter(
                level == Level.CLIENT || level == Level.CLIENT_CHANGE || level == Level.OWN_TOKEN,
                names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String host = named(request).toLowerCase(Locale.ROOT);
        if (isOwn(name(host)) || (ofPrograms && !isOfPage(request, host))) {
            return;
        }
        throw new ProblemException(
                SessionProblems.UNKNOWN_NAME,
                "This server is for its own machine, and the request came by a name that is not known to be its own. Come by"
                        + " localhost or by its address; if people are to come by this name, whoever runs this server sets"
                        + " LINEFLAME_PUBLIC_URL.");
    }

    /** HTTP/2 has the name in the address alone. */
    private static String named(ContainerRequestContext request) {
        String host = request.getHeaderString("Host");
        return host == null
                ? String.valueOf(request.getUriInfo().getRequestUri().getRawAuthority())
                : host;
    }

    private boolean isOwn(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || ADDRESS.matcher(name).matches()
                || own.contains(name);
    }

    private static boolean isOfPage(ContainerRequestContext request, String host) {
        String origin = String.valueOf(request.getHeaderString("Origin")).toLowerCase(Locale.ROOT);
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    /** Without port, and without the dot that may end a name. */
    private static String name(String host) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
