package io.lineflame.server.connections;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The query of an address. */
final class Query {

    private Query() {}

    /** By name, decoded. */
    static Map<String, String> of(URI address) {
        Map<String, String> values = new HashMap<>();
        for (String pair : String.valueOf(address.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            values.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }
}
