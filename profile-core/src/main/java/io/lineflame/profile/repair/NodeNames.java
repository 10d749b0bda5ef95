package io.lineflame.profile.repair;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Node's agents put file and line into the names of functions ({@code ./app.js:work:12}), for pages that showed neither. A function would be as many functions as
 * lines of it were seen, and none would have the name that its source has. Both stand in the profile beside the name as well, and the name itself as the
 * linker's name, by which such functions are known. Source: {@code @pyroscope/nodejs}, all versions to 0.6.4; Pyroscope shows the names as they come.
 */
final class NodeNames {

    /** Functions without a name keep their line: there may be many in a file. */
    private static final String ANONYMOUS = "(anonymous)";

    private static final Pattern LINE = Pattern.compile("[0-9]{1,9}");

    private NodeNames() {}

    static PprofProfile repair(PprofProfile profile) {
        Map<Integer, String> names = new HashMap<>();
        for (int function = 0; function < profile.functionCount(); function++) {
            if (mayBeFaulty(profile, function)) {
                String linkers = profile.string(profile.functionSystemName(function));
                String name = profile.string(profile.functionName(function));
                String repaired = repaired(name, linkers);
                if (!repaired.equals(name)) {
                    names.put(function, repaired);
                }
            }
        }
        return names.isEmpty() ? profile : profile.withFunctionNames(names);
    }

    /** Nearly all names end here, without becoming text. */
    private static boolean mayBeFaulty(PprofProfile profile, int function) {
        int name = profile.functionName(function);
        int length = profile.stringLength(name);
        int linkers = profile.stringLength(profile.functionSystemName(function));
        if (linkers == 0 || length < linkers + 3) {
            return false;
        }
        byte last = profile.bytes()[profile.stringOffset(name) + length - 1];
        return last >= '0' && last <= '9';
    }

    private static String repaired(String name, String linkers) {
        int colon = name.lastIndexOf(':');
        boolean faulty = colon > linkers.length()
                && LINE.matcher(name.substring(colon + 1)).matches()
                && name.startsWith(":" + linkers, colon - linkers.length() - 1);
        if (!faulty) {
            return name;
        }
        return linkers.equals(ANONYMOUS) ? name.substring(colon - linkers.length()) : linkers;
    }
}
