package io.lineflame.server.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Addresses of pages that show something of the demo. */
final class DemoPlaces {

    private static final String CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";

    private DemoPlaces() {}

    /** The panel of the function that became expensive, at the commit that made it so, over the hour that ends then. */
    static URI guilty(URI server, DemoIndex index, Instant end) {
        String query = CPU + "{service_name=\"" + index.service() + "\"}";
        return server.resolve("/explore?query=" + encoded(query) + "&from="
                + encoded(end.minus(Duration.ofHours(1)).toString()) + "&until="
                + encoded(end.toString()) + "&function="
                + encoded(index.guilty().function()) + "&file="
                + encoded(index.guilty().file()) + "&commit="
                + encoded(index.guilty().ref()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
