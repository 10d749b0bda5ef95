package io.lineflame.profile.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes the nodes of tries and trees for tests. */
final class NodeBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    NodeBytes node(String text, long number, int children) {
        byte[] bytes = text.getBytes(UTF_8);
        return varint(bytes.length).raw(bytes).varint(number).varint(children);
    }

    NodeBytes varint(long number) {
        for (long rest = number; ; rest >>>= 7) {
            if (rest >>> 7 == 0) {
                out.write((int) rest);
                return this;
            }
            out.write((int) ((rest & 0x7f) | 0x80));
        }
    }

    NodeBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
