package io.lineflame.profile.jfr;

import java.util.List;

/**
 * What a recording holds for us.
 *
 * @param event what the agent was told to sample by, such as {@code cpu}, {@code itimer} or {@code wall}; empty when it does not say
 * @param profiles at most one of each kind, in the order of the kinds; none when nothing was recorded
 */
public record JfrRecording(String event, List<JfrProfile> profiles) {

    public JfrRecording {
        profiles = List.copyOf(profiles);
    }
}
