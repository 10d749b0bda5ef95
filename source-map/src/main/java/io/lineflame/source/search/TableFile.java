package io.lineflame.source.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A table that lies beside a class: one row a line, columns between bars, lines that begin with {@code #} for people.
 * What such tables say of languages and repositories is data, which grows without a change of code.
 */
public final class TableFile {

    private TableFile() {}

    /**
     * The rows of a table.
     *
     * @param columns how many each row has; columns left out at a row's end are empty
     * @return a list of columns for each row, stripped, in the file's order
     */
    public static List<List<String>> rows(Class<?> beside, String name, int columns) {
        try (InputStream table = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + name + " cannot be read from the jar.", e);
        }
    }

    private static List<String> row(String line, int columns) {
        Stream<String> written = Stream.of(line.split("\\|", -1)).map(String::strip);
        return Stream.concat(written, Stream.generate(() -> "")).limit(columns).toList();
    }
}
