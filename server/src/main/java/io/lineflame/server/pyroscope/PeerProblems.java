package io.lineflame.server.pyroscope;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.profiles.ProfileSelector;
import java.net.URI;

/** Tells what a Pyroscope's refusal means for the person who asked here, and what to do. Never its body, never a secret. */
final class PeerProblems {

    static final ProblemType UNREACHABLE =
            new ProblemType("store-unreachable", 503, "The store of profiles does not answer");
    static final ProblemType TIMEOUT = new ProblemType("store-timeout", 504, "The store of profiles took too long");
    static final ProblemType REFUSES =
            new ProblemType("store-refuses", 502, "The store of profiles does not let this server in");
    static final ProblemType FAILED = new ProblemType("store-failed", 502, "The store of profiles could not answer");

    private final URI url;

    /** Of the Pyroscope at this address. */
    PeerProblems(URI url) {
        this.url = url;
    }

    /** Of an answer that is not good. */
    ProblemException of(PeerAnswer answer) {
        int status = answer.status();
        if (status == 401 || status == 403) {
            return refuses(status);
        }
        if (status == 429) {
            return new ProblemException(
                    ProblemType.TOO_BUSY,
                    "Pyroscope refused the question because this tenant asks more than it allows; ask again in "
                            + answer.retryAfter()
                                    .filter(text -> text.matches("[0-9]{1,5}"))
                                    .orElse("a few")
                            + " seconds.");
        }
        if (status == 404 || status == 405 || status / 100 == 3) {
            return new ProblemException(
                    FAILED,
                    "At " + url + " is no Pyroscope (it answered " + status
                            + "); whoever runs this server sets LINEFLAME_PYROSCOPE_URL to the address of one.");
        }
        if (status == 408 || status == 504) {
            return timeout();
        }
        if (status / 100 == 4) {
            return asked(answer);
        }
        return new ProblemException(
                FAILED,
                "Pyroscope at " + url + " failed with status " + status
                        + "; its log says why. Ask again, or for a shorter time.");
    }

    /** Nothing there, or the connection broke. */
    ProblemException unreachable() {
        return new ProblemException(
                UNREACHABLE,
                "Pyroscope at " + url
                        + " does not answer; ask again in a few seconds, and if it lasts, whoever runs this"
                        + " server looks whether it runs and LINEFLAME_PYROSCOPE_URL is right.");
    }

    ProblemException timeout() {
        return new ProblemException(
                TIMEOUT, "Pyroscope at " + url + " took too long to answer; select a shorter time or fewer series.");
    }

    /** Its answer is longer than this server takes. */
    ProblemException answerTooLong() {
        return new ProblemException(
                ProfileSelector.QUERY_TOO_LARGE,
                "Pyroscope's answer is larger than this server takes; select a shorter time or fewer series.");
    }

    /** Its answer is not what the protocol says. */
    ProblemException notUnderstood(String what) {
        return new ProblemException(
                FAILED, "Pyroscope at " + url + " answered in a way that is not understood: " + what + ".");
    }

    private ProblemException refuses(int status) {
        return new ProblemException(
                REFUSES,
                "Pyroscope at " + url + " refused this server (" + status
                        + "). It may need a tenant: choose one, or whoever runs this server sets LINEFLAME_PYROSCOPE_TENANT, or"
                        + " gives the right LINEFLAME_PYROSCOPE_USER and _PASSWORD, or _TOKEN.");
    }

    private static ProblemException asked(PeerAnswer answer) {
        String message = answer.message();
        boolean large = message.contains("limit") || answer.status() == 413 || answer.status() == 422;
        return new ProblemException(
                large ? ProfileSelector.QUERY_TOO_LARGE : ProblemType.INVALID_REQUEST,
                "Pyroscope does not answer this question"
                        + (message.isEmpty() ? " (status " + answer.status() + ")" : ": " + message)
                        + (large ? ". Select a shorter time or fewer series." : "."));
    }
}
