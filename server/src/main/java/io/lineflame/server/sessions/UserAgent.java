package io.lineflame.server.sessions;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code User-Agent} header says in words, so that people tell their sessions apart. Browsers claim to be each other, so the order
 * counts; who hides as another is shown as that other.
 */
final class UserAgent {

    private static final int LONGEST = 200;
    private static final Pattern PRODUCT = Pattern.compile("([A-Za-z][A-Za-z0-9._ -]{0,39})(?:/.*)?");

    private record Known(String sign, String name) {}

    private static final List<Known> BROWSERS = List.of(
            new Known("Edg", "Edge"),
            new Known("OPR/", "Opera"),
            new Known("SamsungBrowser/", "Samsung Internet"),
            new Known("Firefox/", "Firefox"),
            new Known("FxiOS/", "Firefox"),
            new Known("CriOS/", "Chrome"),
            new Known("Chrome/", "Chrome"),
            new Known("Safari/", "Safari"));

    private static final List<Known> SYSTEMS = List.of(
            new Known("iPhone", "iOS"),
            new Known("iPad", "iPadOS"),
            new Known("Android", "Android"),
            new Known("CrOS", "ChromeOS"),
            new Known("Windows", "Windows"),
            new Known("Mac OS X", "macOS"),
            new Known("Linux", "Linux"));

    private UserAgent() {}

    /** As much of the header as is worth keeping: no control characters, no more than 200 characters. */
    static String kept(String header) {
        String clean = header.replaceAll("[^\\x20-\\x7e]", "");
        return clean.substring(0, Math.min(LONGEST, clean.length())).strip();
    }

    /** As in {@code Chrome on Linux}, {@code Firefox}, {@code curl}. */
    static String describe(String kept) {
        String browser = first(BROWSERS, kept);
        String system = first(SYSTEMS, kept);
        if (browser.isEmpty()) {
            Matcher product = PRODUCT.matcher(kept);
            boolean says = !kept.startsWith("Mozilla/") && product.matches();
            return says ? product.group(1).strip() : "Unknown browser";
        }
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(List<Known> known, String header) {
        return known.stream()
                .filter(one -> header.contains(one.sign()))
                .map(Known::name)
                .findFirst()
                .orElse("");
    }
}
