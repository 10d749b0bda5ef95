package io.lineflame.profile.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import java.io.IOException;
import java.util.List;

/** Reads the files of speedscope, the flame graph viewer. Source: its {@code file-format-spec}. */
public final class SpeedscopeReader {

    private static final JsonFactory JSON = new JsonFactory();

    private SpeedscopeReader() {}

    /**
     * The profiles of a file, in its order; none when it has none.
     *
     * @throws PprofException when the bytes are no such file or beyond a limit
     */
    public static List<SpeedscopeProfile> read(byte[] body, PprofLimits limits) throws PprofException {
        try (JsonParser json = JSON.createParser(body)) {
            SpeedscopeJson file = new SpeedscopeJson(json, limits);
            file.read();
            Frame[] frames = file.frames();
            return file.profiles().stream()
                    .map(columns -> new SpeedscopeProfile(columns, frames))
                    .toList();
        } catch (JsonProcessingException e) {
            throw StackCollector.malformed("it is no speedscope file: its JSON breaks at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
