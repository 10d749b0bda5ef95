package io.lineflame.server.ingest;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import java.io.IOException;

/** Counts the parts of a request before it is read: one without content takes two bytes here and a hundred in memory. */
final class OtlpParts {

    static final int MOST = 1 << 22;

    private static final int MAX_DEPTH = 100;

    private int parts;

    private OtlpParts() {}

    /** Throws {@link ProblemException} 413 when there are too many; {@link IOException} when the bytes are no protobuf message. */
    static void checkProto(byte[] body) throws IOException {
        new OtlpParts().walk(CodedInputStream.newInstance(body), ExportProfilesServiceRequest.getDescriptor(), 0);
    }

    /** The same of JSON: what begins an object or list, and what stands between two things, is counted. */
    static void checkJson(byte[] body) {
        OtlpParts counted = new OtlpParts();
        for (byte one : body) {
            if (one == '{' || one == '[' || one == ',') {
                counted.add();
            }
        }
    }

    private void walk(CodedInputStream in, Descriptor type, int depth) throws IOException {
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean message = field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (field == null || message || field.getJavaType() == FieldDescriptor.JavaType.STRING) {
                add();
            }
            if (message
                    && depth < MAX_DEPTH
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                int outer = in.pushLimit(in.readRawVarint32());
                walk(in, field.getMessageType(), depth + 1);
                in.popLimit(outer);
            } else if (!in.skipField(tag)) {
                return; // what reads the message says what is wrong
            }
        }
    }

    private void add() {
        parts++;
        if (parts > MOST) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The request has more than " + MOST + " parts; send fewer profiles at once.");
        }
    }
}
