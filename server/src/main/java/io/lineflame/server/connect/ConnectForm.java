package io.lineflame.server.connect;

import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The two forms of a message. A call is answered in the form it came in. */
public enum ConnectForm {
    PROTO(ConnectForm.PROTO_TYPE),
    JSON(MediaType.APPLICATION_JSON);

    public static final String PROTO_TYPE = "application/proto";

    private final String contentType;

    ConnectForm(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** By the header Content-Type, which the route has let through. */
    static ConnectForm of(@Nullable MediaType type) {
        return type != null && type.isCompatible(MediaType.valueOf(PROTO_TYPE)) ? PROTO : JSON;
    }
}
