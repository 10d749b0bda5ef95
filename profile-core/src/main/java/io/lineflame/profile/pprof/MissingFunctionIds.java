package io.lineflame.profile.pprof;

/**
 * The first .NET agents left out the ids of all functions. Each location of theirs has one line, whose function has the location's id, and functions stand in the order of
 * the locations: so says Pyroscope, which repairs it the same way. Here and not beside the other repairs, as nothing can be read before.
 */
final class MissingFunctionIds {

    private MissingFunctionIds() {}

    static void repair(SymbolColumns columns) {
        if (columns.functionId.length != columns.locationId.length) {
            return;
        }
        for (long id : columns.functionId) {
            if (id != 0) {
                return;
            }
        }
        System.arraycopy(columns.locationId, 0, columns.functionId, 0, columns.functionId.length);
    }
}
