package io.lineflame.server.locate;

/** A service's version does not lead to a repository of a configured code host. */
public final class NoRepositoryException extends Exception {

    private final State state;

    NoRepositoryException(State state, String sentence) {
        super(sentence, null, false, false);
        this.state = state;
    }

    /** What is missing. */
    public enum State {
        NO_LABELS("no_labels"),
        NO_HOST("no_host");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** As in answers about source. */
        public String id() {
            return id;
        }
    }

    public State state() {
        return state;
    }

    /** For a person: what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
