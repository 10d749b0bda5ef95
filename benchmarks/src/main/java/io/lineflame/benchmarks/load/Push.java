package io.lineflame.benchmarks.load;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One profile on its way.
 *
 * @param labels of the series, as {@link Series#labelBytes()} gives them: made once for all its pushes
 * @param timeNanos when the profile starts, since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares pushes
record Push(Series series, byte[] labels, Payload payload, long timeNanos) {

    private static final int FIELD_1 = 1 << 3 | 2;
    private static final int FIELD_2 = 2 << 3 | 2;

    /** Of {@link #writeTo}. */
    int bytes() {
        int series = seriesBytes();
        return 1 + CodedOutputStream.computeUInt32SizeNoTag(series) + series;
    }

    /** Puts it as a message {@code push.v1.PushRequest}. */
    void writeTo(ByteBuffer target) {
        target.put((byte) FIELD_1);
        putLength(target, seriesBytes());
        target.put(labels).put((byte) FIELD_2);
        putLength(target, sampleBytes());
        target.put((byte) FIELD_1);
        putLength(target, payload.bytes());
        payload.writeTo(target, timeNanos);
    }

    private int seriesBytes() {
        int sample = sampleBytes();
        return labels.length + 1 + CodedOutputStream.computeUInt32SizeNoTag(sample) + sample;
    }

    private int sampleBytes() {
        return 1 + CodedOutputStream.computeUInt32SizeNoTag(payload.bytes()) + payload.bytes();
    }

    private static void putLength(ByteBuffer target, int length) {
        byte[] bytes = new byte[CodedOutputStream.computeUInt32SizeNoTag(length)];
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeUInt32NoTag(length);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        target.put(bytes);
    }
}
