package io.lineflame.vcs.github;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As whom requests are sent: nobody, or the owner of a token. Its {@code toString} shows no token. */
final class Identity {

    /** The names of values in a {@link Credential}. */
    static final String TOKEN = "token";

    static final String REFRESH_TOKEN = "refreshToken";

    /** Kinds of credentials. */
    static final String APP_KIND = "app";

    static final String TOKEN_KIND = "token";

    /** Anything else cannot stand in a header. */
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,1024}");

    /** A person's token from a GitHub App (GitHub's blog, "Behind GitHub's new authentication token formats"). */
    private static final String APP_USER_PREFIX = "ghu_";

    private final String kindId;
    private final @Nullable String token;

    private Identity(String kindId, @Nullable String token) {
        this.kindId = kindId;
        this.token = token;
    }

    static Identity of(Credential credential) {
        boolean anonymous = credential.kindId().equals(CredentialKind.ANONYMOUS.id());
        return new Identity(
                credential.kindId(),
                anonymous ? null : credential.values().getOrDefault(TOKEN, "").strip());
    }

    boolean isAnonymous() {
        return token == null;
    }

    /** Whether this can be sent at all; a pasted text may be anything. */
    boolean isSendable() {
        return token == null || SENDABLE.matcher(token).matches();
    }

    boolean isApplication() {
        return kindId.equals(APP_KIND);
    }

    /** Whether it reaches only what a GitHub App is installed on. */
    boolean isAppUser() {
        return token != null && token.startsWith(APP_USER_PREFIX);
    }

    /** For the header {@code Authorization}; empty for nobody. */
    Optional<String> authorization() {
        return token == null ? Optional.empty() : Optional.of("Bearer " + token);
    }

    @Override
    public String toString() {
        return "Identity[" + kindId + "]";
    }
}
