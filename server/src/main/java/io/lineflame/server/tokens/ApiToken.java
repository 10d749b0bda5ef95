package io.lineflame.server.tokens;

import io.lineflame.server.secrets.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a program shows: 256 random bits that mean nothing, behind a few letters by which people and scanners of repositories know what
 * it is. Its {@code toString} does not show it.
 */
public record ApiToken(SecretText secret) {

    private static final String PREFIX = "lft_";
    private static final int BYTES = 32;
    /** So few that nobody is helped who guesses the rest. */
    private static final int STARTS = PREFIX.length() + 4;

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    /** A new one. */
    public static ApiToken random() {
        return new ApiToken(new SecretText(PREFIX + SecretText.random(BYTES).text()));
    }

    /** Its first letters, by which people know it again. */
    public String starts() {
        return secret.text().substring(0, STARTS);
    }

    /**
     * The token in an {@code Authorization} header, as existing clients send what they are given: as Bearer, or by Basic as the password
     * of any user, which is what a URL with user info becomes, or as the user without a password. Empty when there is none that can be
     * one of ours: credentials of another server on the way look otherwise.
     */
    static Optional<ApiToken> ofHeader(String header) {
        int space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String shown = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> parse(shown);
            case "basic" -> ofBasic(shown);
            default -> Optional.empty();
        };
    }

    private static Optional<ApiToken> ofBasic(String encoded) {
        try {
            String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            String user = colon < 0 ? plain : plain.substring(0, colon);
            String password = colon < 0 ? "" : plain.substring(colon + 1);
            return parse(password.isEmpty() ? user : password);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ApiToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiToken(new SecretText(text))) : Optional.empty();
    }
}
