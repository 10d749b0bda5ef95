package io.lineflame.benchmarks.load;

import io.lineflame.benchmarks.wire.WireProfile;

/** What a profile measures. */
public enum Kind {
    CPU("process_cpu", "cpu", "process_cpu:cpu:nanoseconds:cpu:nanoseconds"),
    HEAP("memory", "inuse_space", "memory:inuse_space:bytes:space:bytes");

    private final String pushName;
    private final String checked;
    private final String profileType;

    Kind(String pushName, String checked, String profileType) {
        this.pushName = pushName;
        this.checked = checked;
        this.profileType = profileType;
    }

    /** As the label {@code __name__} of a push says it. */
    String pushName() {
        return pushName;
    }

    /** The other one. */
    public Kind other() {
        return this == CPU ? HEAP : CPU;
    }

    /** The type whose totals are checked, as queries name it. */
    public String profileType() {
        return profileType;
    }

    /** Whether the profile is one of these, as Go writes them. */
    boolean fits(WireProfile profile) {
        return checkedType(profile) >= 0
                && profile.types.size() == (this == CPU ? 2 : 4)
                && profile.text(profile.periodType.type()).equals(this == CPU ? "cpu" : "space");
    }

    /** Where the checked type stands among the profile's types; -1 when it has none. */
    int checkedType(WireProfile profile) {
        for (int type = 0; type < profile.types.size(); type++) {
            if (profile.text(profile.types.get(type).type()).equals(checked)) {
                return type;
            }
        }
        return -1;
    }
}
