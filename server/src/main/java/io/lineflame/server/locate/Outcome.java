package io.lineflame.server.locate;

import io.lineflame.server.repositories.Refusal;
import io.lineflame.source.NoSource;

/** What came of looking for a function's file. */
public sealed interface Outcome {

    /** The file is there to be read. */
    record Found(LocatedFile file) implements Outcome {}

    /** The labels do not say where the source is. */
    record NoLabels(String detail) implements Outcome {}

    /** No configured host serves the service's repository. */
    record NoHost(String detail) implements Outcome {}

    /** A host serves the repository and refuses; which one is {@link Located#reached}. */
    record Refused(Refusal refusal) implements Outcome {}

    /** There is no file, or none that could be read. */
    record Missing(NoSource reason, String detail) implements Outcome {}
}
