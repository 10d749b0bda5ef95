package io.lineflame.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A profile ready to be sent at any time, for the price of copying it. It is compressed once, up to a byte boundary; the time follows in a
 * last block that is stored as it is, and the checksum goes on from where the compressed part left it.
 */
final class Payload {

    private static final int TIME_TAG = 9 << 3;
    /** The tag and nine bytes of number, enough for the next 200 years and needed since 1970 plus two. */
    private static final int TIME_BYTES = 10;
    /** Block header, lengths, time, checksum, size. */
    private static final int TAIL = 5 + TIME_BYTES + 8;

    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int[] CRC_TABLE = crcTable();

    private final byte[] head;
    private final int crc;
    private final int rawBytes;
    private final long total;

    private Payload(byte[] head, int crc, int rawBytes, long total) {
        this.head = head;
        this.crc = crc;
        this.rawBytes = rawBytes;
        this.total = total;
    }

    /** Of a message without its time, at the compression level that Go's runtime uses. */
    static Payload of(byte[] message, long total) {
        CRC32 crc = new CRC32();
        crc.update(message);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        byte[] buffer = new byte[message.length + 1_024];
        System.arraycopy(GZIP_HEADER, 0, buffer, 0, GZIP_HEADER.length);
        deflater.setInput(message);
        int length =
                deflater.deflate(buffer, GZIP_HEADER.length, buffer.length - GZIP_HEADER.length, Deflater.SYNC_FLUSH);
        deflater.end();
        byte[] head = Arrays.copyOf(buffer, GZIP_HEADER.length + length);
        return new Payload(head, (int) crc.getValue(), message.length, total);
    }

    /** Compressed. */
    int bytes() {
        return head.length + TAIL;
    }

    /** The sum of all values of the type that is checked: CPU time, or bytes in use. */
    long total() {
        return total;
    }

    /** Puts the profile as taken at that time: {@link #bytes()} bytes. */
    void writeTo(ByteBuffer target, long timeNanos) {
        byte[] time = new byte[TIME_BYTES];
        time[0] = TIME_TAG;
        for (int i = 1; i < TIME_BYTES; i++) {
            time[i] = (byte) ((timeNanos >>> (7 * (i - 1)) & 0x7f) | (i < TIME_BYTES - 1 ? 0x80 : 0));
        }
        ByteOrder order = target.order();
        target.put(head).order(ByteOrder.LITTLE_ENDIAN);
        target.put((byte) 1).putShort((short) TIME_BYTES).putShort((short) ~TIME_BYTES);
        target.put(time).putInt(crcWith(time)).putInt(rawBytes + TIME_BYTES);
        target.order(order);
    }

    private int crcWith(byte[] more) {
        int state = ~crc;
        for (byte next : more) {
            state = CRC_TABLE[(state ^ next) & 0xff] ^ state >>> 8;
        }
        return ~state;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xedb88320;
            }
            table[i] = value;
        }
        return table;
    }
}
