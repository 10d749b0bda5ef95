package io.lineflame.server.labels;

import io.lineflame.profile.ProfileType;

/** The wire form of a profile type: its id and the parts of it. */
record ProfileTypeJson(
        String id, String name, String sampleType, String sampleUnit, String periodType, String periodUnit) {

    static ProfileTypeJson of(ProfileType type) {
        return new ProfileTypeJson(
                type.id(), type.name(), type.sampleType(), type.sampleUnit(), type.periodType(), type.periodUnit());
    }
}
