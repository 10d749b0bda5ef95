package io.lineflame.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A unary call of gRPC as one of Connect: the message loses its frame while somebody reads it. Nothing is read before, so who may not call is refused without a body.
 *
 * <p>Whether a message is compressed stands in its frame, too late for a header. So where a call says that its messages may be, this is a body that is; one that is not
 * gets the form of gzip without being made smaller.
 */
final class GrpcMessage extends Request.Wrapper {

    private static final int PREFIX = 5;
    private static final int COMPRESSED = 1;
    private static final long LARGEST = 64L << 20;

    private final HttpFields headers;
    private final boolean mayBeCompressed;
    private final Consumer<GrpcStatus> refusals;
    private final ByteBuffer prefix = ByteBuffer.allocate(PREFIX);
    private @Nullable Stored stored;
    /** Bytes of the message that are to come, once the prefix is whole. */
    private long left;

    private Content.@Nullable Chunk end;

    /**
     * Of a request whose body nobody has read.
     *
     * @param refusals is told what gRPC calls the fault of a body whose reader gets an {@link IOException}
     */
    GrpcMessage(Request request, GrpcForm form, Consumer<GrpcStatus> refusals) {
        super(request);
        this.refusals = refusals;
        this.mayBeCompressed = "gzip".equals(request.getHeaders().get("grpc-encoding"));
        HttpFields.Mutable fields = HttpFields.build(request.getHeaders())
                .remove(HttpHeader.CONTENT_LENGTH)
                .remove(HttpHeader.CONTENT_ENCODING)
                .put(HttpHeader.TRANSFER_ENCODING, "chunked") // it has a body, of a length that is not known
                .put(HttpHeader.CONTENT_TYPE, form.inner());
        if (mayBeCompressed) {
            fields.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        this.headers = fields.asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public long getLength() {
        return -1;
    }

    @Override
    public Content.@Nullable Chunk read() {
        while (end == null) {
            Content.Chunk chunk = super.read();
            if (chunk == null) {
                return null;
            }
            if (Content.Chunk.isFailure(chunk)) {
                note(chunk.getFailure());
                return chunk;
            }
            Content.Chunk part = part(chunk);
            if (part.isLast() || part.hasRemaining()) {
                return part;
            }
        }
        return end;
    }

    private Content.Chunk part(Content.Chunk chunk) {
        try {
            byte[] bytes = unframed(chunk.getByteBuffer(), chunk.isLast());
            if (chunk.isLast()) {
                end = Content.Chunk.EOF;
            }
            return Content.Chunk.from(ByteBuffer.wrap(bytes), chunk.isLast());
        } catch (Refusal refusal) {
            refusals.accept(refusal.status);
            end = Content.Chunk.from(new IOException(refusal), true);
            return end;
        } finally {
            chunk.release();
        }
    }

    private byte[] unframed(ByteBuffer bytes, boolean last) throws Refusal {
        while (prefix.hasRemaining() && bytes.hasRemaining()) {
            prefix.put(bytes.get());
            if (!prefix.hasRemaining()) {
                begin();
            }
        }
        if (bytes.remaining() > left) {
            throw new Refusal(
                    GrpcStatus.UNIMPLEMENTED, "The call has more than one message; streams are not spoken here.");
        }
        byte[] part = new byte[bytes.remaining()];
        bytes.get(part);
        left -= part.length;
        if (last && prefix.hasRemaining()) {
            throw new Refusal(GrpcStatus.INVALID_ARGUMENT, "The call has no message.");
        }
        if (last && left > 0) {
            throw new Refusal(GrpcStatus.INVALID_ARGUMENT, "The message breaks off before its end.");
        }
        return stored == null ? part : stored.packed(part, last);
    }

    private void begin() throws Refusal {
        left = prefix.getInt(1) & 0xffff_ffffL;
        if (left > LARGEST) {
            throw new Refusal(
                    GrpcStatus.RESOURCE_EXHAUSTED,
                    "The message has " + left + " bytes; at most " + LARGEST + " are taken.");
        }
        byte flags = prefix.get(0);
        if (flags != 0 && !(flags == COMPRESSED && mayBeCompressed)) {
            throw new Refusal(
                    GrpcStatus.UNIMPLEMENTED, "A message may be compressed with gzip, and with nothing else.");
        }
        if (flags == 0 && mayBeCompressed) {
            stored = new Stored();
        }
    }

    /** What {@link BodyRoom} says. */
    private void note(@Nullable Throwable failure) {
        if (failure instanceof IOException && failure.getCause() instanceof ProblemException problem) {
            refusals.accept(new GrpcStatus(GrpcStatus.ofHttp(problem.type().status()), problem.detail()));
        }
    }

    private static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient GrpcStatus status;

        Refusal(int code, String message) {
            super(message, null, false, false);
            this.status = new GrpcStatus(code, message);
        }
    }

    /** Bytes in the form of gzip, as they are. */
    private static final class Stored {

        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final GZIPOutputStream gzip;

        Stored() {
            try {
                gzip = new GZIPOutputStream(packed) {
                    {
                        def.setLevel(Deflater.NO_COMPRESSION);
                    }
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e); // there is no file or socket behind it
            }
        }

        byte[] packed(byte[] part, boolean last) {
            try {
                gzip.write(part);
                if (last) {
                    gzip.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            byte[] bytes = packed.toByteArray();
            packed.reset();
            return bytes;
        }
    }
}
