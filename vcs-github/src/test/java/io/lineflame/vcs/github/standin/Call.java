package io.lineflame.vcs.github.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as the routes see it.
 *
 * @param path as asked, with its percent encoding, without the API's prefix
 * @param query decoded
 * @param headers names in lower case
 * @param captured what the route's template took out of the path, decoded
 * @param apiUrl where the API is in the layout it was asked in, without a slash at the end
 */
record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        Caller caller,
        Map<String, String> captured,
        String apiUrl) {

    Call as(Caller who) {
        return new Call(method, path, query, headers, body, who, captured, apiUrl);
    }

    Call at(String otherPath) {
        return new Call(method, otherPath, query, headers, body, caller, captured, apiUrl);
    }

    Call inApi(String pathWithin, String api) {
        return new Call(method, pathWithin, query, headers, body, caller, captured, api);
    }

    String taken(String name) {
        String value = captured.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no {" + name + "} in this route");
        }
        return value;
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    int number(String name, int otherwise) {
        try {
            return query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether the caller wants this media type of GitHub's, as {@code raw}; {@code vnd.github.v3.raw} counts too. */
    boolean accepts(String param) {
        return header("Accept")
                .map(accept -> accept.matches(".*application/vnd\\.github\\.(v3\\.)?" + param + "\\b.*"))
                .orElse(false);
    }

    /** The body of an HTML form, or a query: name to value, the last one of a name. */
    static Map<String, String> form(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    Map<String, String> form() {
        return form(body);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The captured values and these more. */
    Call withMore(Map<String, String> taken) {
        Map<String, String> all = new HashMap<>(captured);
        all.putAll(taken);
        return new Call(method, path, query, headers, body, caller, all, apiUrl);
    }
}
