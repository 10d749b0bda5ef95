package io.lineflame.server.ingest;

import io.lineflame.profile.ValueType;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.profiles.v1development.KeyValueAndUnit;
import io.opentelemetry.proto.profiles.v1development.ProfilesDictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that all profiles of a request share. An index that points nowhere is said by {@link Broken}. */
final class OtlpDictionary {

    private static final int MAX_ATTRIBUTES = 1024;

    private final ProfilesDictionary tables;

    OtlpDictionary(ProfilesDictionary tables) {
        this.tables = tables;
    }

    /** A profile that cannot be read. The message says why, for the person who sent it. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    ProfilesDictionary tables() {
        return tables;
    }

    <T> T at(String table, List<T> entries, int index) throws Broken {
        if (index < 0 || index >= entries.size()) {
            throw new Broken(
                    "it names entry " + index + " of the " + table + " table, which has " + entries.size() + ".");
        }
        return entries.get(index);
    }

    String string(int index) throws Broken {
        return at("string", tables.getStringTableList(), index);
    }

    ValueType type(io.opentelemetry.proto.profiles.v1development.ValueType type) throws Broken {
        return new ValueType(string(type.getTypeStrindex()), unit(string(type.getUnitStrindex())));
    }

    /** The units that pprof's readers know, for the short ones of OpenTelemetry (UCUM). */
    private static String unit(String unit) {
        return switch (unit) {
            case "ns" -> "nanoseconds";
            case "us" -> "microseconds";
            case "ms" -> "milliseconds";
            case "s" -> "seconds";
            case "By" -> "bytes";
            default -> unit;
        };
    }

    /** Attributes of a resource or scope: keys and texts stand there or in the table. Without a text they are left out. */
    Map<String, String> attributes(List<KeyValue> attributes) throws Broken {
        checkCount(attributes.size());
        Map<String, String> texts = new LinkedHashMap<>();
        for (KeyValue attribute : attributes) {
            String key = attribute.getKeyStrindex() == 0 ? attribute.getKey() : string(attribute.getKeyStrindex());
            put(texts, key, attribute.getValue());
        }
        return texts;
    }

    /** Attributes of a profile, sample or mapping, by their place in the table. */
    Map<String, String> attributesAt(List<Integer> indices) throws Broken {
        checkCount(indices.size());
        Map<String, String> texts = new HashMap<>();
        for (int index : indices) {
            KeyValueAndUnit attribute = at("attribute", tables.getAttributeTableList(), index);
            put(texts, string(attribute.getKeyStrindex()), attribute.getValue());
        }
        return texts;
    }

    private static void checkCount(int attributes) throws Broken {
        if (attributes > MAX_ATTRIBUTES) {
            throw new Broken("something in it has " + attributes + " attributes, more than " + MAX_ATTRIBUTES + ".");
        }
    }

    private void put(Map<String, String> texts, String key, AnyValue value) throws Broken {
        AnyValue only = value.getArrayValue().getValuesCount() == 1
                ? value.getArrayValue().getValues(0)
                : value;
        String text = text(only);
        if (!key.isEmpty() && !text.isEmpty()) {
            texts.putIfAbsent(key, text);
        }
    }

    private String text(AnyValue value) throws Broken {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case STRING_VALUE_STRINDEX -> string(value.getStringValueStrindex());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            default -> "";
        };
    }
}
