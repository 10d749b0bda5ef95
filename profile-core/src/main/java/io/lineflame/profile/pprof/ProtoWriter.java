package io.lineflame.profile.pprof;

import java.util.Arrays;

/** Protobuf fields written one by one into memory that grows. */
final class ProtoWriter {

    private static final int FIRST_SIZE = 256;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /** A varint field; nothing is written for zero, which is what a reader takes for a missing field. */
    void number(int field, long value) {
        if (value != 0) {
            varint((long) field << 3);
            varint(value);
        }
    }

    void bytes(int field, byte[] value) {
        varint(((long) field << 3) | LENGTH_DELIMITED);
        varint(value.length);
        raw(value, value.length);
    }

    void message(int field, ProtoWriter message) {
        varint(((long) field << 3) | LENGTH_DELIMITED);
        varint(message.size);
        raw(message.bytes, message.size);
    }

    /** What was written so far by another, as fields of this one. */
    void fields(ProtoWriter other) {
        raw(other.bytes, other.size);
    }

    /** A bare varint without a tag: an element of a packed field. */
    void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Empties it for the next message; the memory stays. */
    ProtoWriter clear() {
        size = 0;
        return this;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void raw(byte[] from, int length) {
        room(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(size, Math.max(more, size)));
        }
    }
}
