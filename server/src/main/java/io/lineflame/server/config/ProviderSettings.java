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

    /**
     * What was given for one provider.
     *
     * @param values keys without their prefix
     * @param aliases of values that came by another name: the key, and the name the operator wrote
     */
    record Given(Map<String, String> values, Map<String, String> aliases) {

        String writtenAs(VcsProvider provider, String key) {
            return aliases.getOrDefault(key, prefix(provider) + key);
        }
    }

    /**
     * Moves the keys of providers out of {@code values}. The longest prefix wins, should one be another's start.
     *
     * @param environment where the providers' further names are looked up
     */
    Map<VcsProvider, Given> take(Map<String, String> values, Map<String, String> environment) {
        Map<VcsProvider, Given> taken = new TreeMap<>(Comparator.comparing(VcsProvider::id));
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
            taken.put(provider, new Given(own, addAliases(provider, own, environment)));
        }
        return taken;
    }

    private static Map<String, String> addAliases(
            VcsProvider provider, Map<String, String> own, Map<String, String> environment) {
        Map<String, String> aliases = new TreeMap<>();
        new TreeMap<>(provider.settingAliases()).forEach((name, key) -> {
            String value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty() && own.putIfAbsent(key, value) == null) {
                aliases.put(key, name);
            }
        });
        return aliases;
    }

    /** The hosts of all providers, in the order of the providers' ids; what a provider refuses goes to {@code mistakes}. */
    static List<VcsHost> configure(Map<VcsProvider, Given> settings, Path dataDir, List<ConfigMistake> mistakes) {
        List<VcsHost> hosts = new ArrayList<>();
        settings.forEach((provider, given) -> {
            try {
                Path folder = dataDir.resolve("vcs").resolve(provider.id());
                hosts.addAll(provider.configure(new VcsSettings(given.values(), folder)));
            } catch (InvalidVcsSettingsException e) {
                e.mistakes()
                        .forEach(mistake -> mistakes.add(
                                new ConfigMistake(given.writtenAs(provider, mistake.key()), mistake.message())));
            }
        });
        return hosts;
    }

    private static String prefix(VcsProvider provider) {
        return Settings.PREFIX + provider.id().toUpperCase(Locale.ROOT) + "_";
    }
}
