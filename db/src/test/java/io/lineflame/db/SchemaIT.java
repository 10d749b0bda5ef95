package io.lineflame.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The schema as migrated, for review. After a new migration make the file again:
 *
 * <pre>./mvnw -pl db verify -DskipUnitTests -Dit.test=SchemaIT -Dlineflame.golden=write</pre>
 */
final class SchemaIT {
    private static final Path GOLDEN = Path.of("src/test/resources/schema.golden.sql");

    private final TestDatabase test = TestDatabase.create();

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void schema_asMigrated_isTheGoldenOne() throws IOException {
        String schema = "-- Made by SchemaIT from the catalog after all migrations; see there how to make it again.\n\n"
                + String.join("\n\n", tables()) + "\n";
        if ("write".equals(System.getProperty("lineflame.golden"))) {
            Files.writeString(GOLDEN, schema, UTF_8);
        }

        assertThat(schema).isEqualTo(Files.readString(GOLDEN, UTF_8));
    }

    /** In the words of CREATE TABLE, readable rather than executable. */
    private List<String> tables() {
        return test.database().inTransaction(tx -> tx.rows("""
                        SELECT 'CREATE TABLE ' || t.relname || E' (\\n'
                            || (SELECT string_agg('    ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                                    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
                                    || CASE a.attidentity WHEN 'a' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END
                                    || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
                                    || CASE WHEN a.attstorage = 'e' AND y.typstorage <> 'e' THEN ' STORAGE EXTERNAL' ELSE '' END,
                                    E',\\n' ORDER BY a.attnum)
                                FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
                                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                                WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped)
                            || E'\\n)' || coalesce(' PARTITION BY ' || pg_get_partkeydef(t.oid), '')
                            || coalesce(' WITH (' || array_to_string(t.reloptions, ', ') || ')', '') || ';'
                            || coalesce(E'\\n' || (SELECT string_agg('ALTER TABLE ' || t.relname || ' ADD CONSTRAINT ' || c.conname
                                    || ' ' || pg_get_constraintdef(c.oid) || ';', E'\\n' ORDER BY c.conname)
                                FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype <> 'n'), '')
                            || coalesce(E'\\n' || (SELECT string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' ORDER BY x.relname)
                                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                                WHERE i.indrelid = t.oid
                                  AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)), '') AS ddl
                        FROM pg_class t
                        WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND t.relname <> 'schema_history'
                        ORDER BY t.relname
                        """, row -> row.getString("ddl")));
    }
}
