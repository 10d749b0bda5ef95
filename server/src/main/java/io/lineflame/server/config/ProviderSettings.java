package io.lineflame.server.config;

import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Hands each VCS provider its own keys, {@code LINEFLAME_<ID>_*}, and gathers the hosts and the mistakes that come back. */
final class ProviderSettings {

    private final List<VcsProvider> providers;

    ProviderSettings(List<VcsProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** The prefixes of all providers, for messages. */
    List<String> prefixes() {
        return providers.stream().map(ProviderSettings::prefix).sorted().toList();
    }

    /** Moves the keys of providers out of {@code values}; by provider, with prefix. The longest prefix wins, should one be another's start. */
    Map<VcsProvider, Map<String, String>> take(Map<String, String> values) {
        Map<VcsProvider, Map<String, String>> taken = new TreeMap<>(Comparator.comparing(VcsProvider::id));
        List<VcsProvider> longestFirst = providers.stream()
                .sorted(Comparator.comparingInt(
                                (VcsProvider provider) -> prefix(provider).length())
                        .reversed())
                .toList();
        for (VcsProvider provider : longestFirst) {
            String prefix = prefix(provider);
            Map<String, String> own = new TreeMap<>();
            values.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    own.put(key.substring(prefix.length()), value);
                }
            });
            own.keySet().forEach(key -> values.remove(prefix + key));
            taken.put(provider, own);
        }
        return taken;
    }

    /** The hosts of all providers, in the order of the providers' ids; what a provider refuses goes to {@code mistakes}. */
    static List<VcsHost> configure(
            Map<VcsProvider, Map<String, String>> settings, Path dataDir, List<ConfigMistake> mistakes) {
        List<VcsHost> hosts = new ArrayList<>();
        settings.forEach((provider, values) -> {
            try {
                Path folder = dataDir.resolve("vcs").resolve(provider.id());
                hosts.addAll(provider.configure(new VcsSettings(values, folder)));
            } catch (InvalidVcsSettingsException e) {
                e.mistakes()
                        .forEach(mistake ->
                                mistakes.add(new ConfigMistake(prefix(provider) + mistake.key(), mistake.message())));
            }
        });
        return hosts;
    }

    private static String prefix(VcsProvider provider) {
        return Settings.PREFIX + provider.id().toUpperCase(Locale.ROOT) + "_";
    }
}
