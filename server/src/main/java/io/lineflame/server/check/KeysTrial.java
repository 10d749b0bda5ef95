package io.lineflame.server.check;

import io.lineflame.server.config.Config;
import io.lineflame.server.secrets.KeyFileException;
import io.lineflame.server.secrets.KeySource;
import io.lineflame.server.secrets.SecretKeys;
import java.nio.file.Files;

/** Looks for the keys that seal people's credentials. Makes none. */
public final class KeysTrial {

    private final Config config;

    public KeysTrial(Config config) {
        this.config = config;
    }

    public Finding run() {
        KeySource keys = config.keys();
        if (keys.generated() && keys.file().filter(Files::exists).isEmpty()) {
            return Finding.good("none yet; the first start makes them in "
                    + keys.file().map(Object::toString).orElse("the data folder") + oneNode());
        }
        try {
            SecretKeys.open(keys);
            return Finding.good((keys.generated() ? "made by this server in " : "given in ")
                    + keys.file().map(Object::toString).orElse("the configuration")
                    + oneNode());
        } catch (KeyFileException e) {
            return Finding.bad(String.valueOf(e.getMessage()));
        }
    }

    /** With a database of its own there is one node only. */
    private String oneNode() {
        return config.keys().generated() && config.database().isPresent()
                ? "; before a second server uses this database, give both the same LINEFLAME_SECRET_KEYS"
                : "";
    }
}
