package io.lineflame.server.connections;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lineflame.db.AuthorizationStore.AttemptRow;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.CredentialKind.Field;
import io.lineflame.vcs.CredentialKind.Form;
import io.lineflame.vcs.CredentialKind.Permission;
import io.lineflame.vcs.VcsHost;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hosts, and what the asker has there. */
record ConnectionsJson(List<HostJson> hosts) {

    /**
     * One host.
     *
     * @param connection the asker's own; null without one
     * @param attempt what came of the session's last way there, when it was no connection
     */
    record HostJson(
            String id,
            String name,
            @Nullable String webUrl,
            List<KindJson> credentialKinds,
            @Nullable ConnectionJson connection,
            @Nullable AttemptJson attempt) {

        static HostJson of(VcsHost host, Optional<ConnectionView> connection, Optional<AttemptRow> attempt) {
            return new HostJson(
                    host.id(),
                    host.displayName(),
                    host.webUrl().map(URI::toString).orElse(null),
                    host.credentialKinds().stream().map(KindJson::of).toList(),
                    connection.map(ConnectionJson::of).orElse(null),
                    attempt.map(AttemptJson::of).orElse(null));
        }
    }

    /** A way to connect, with all that a page needs to offer it. */
    record KindJson(
            String id,
            String label,
            String form,
            List<FieldJson> fields,
            String help,
            List<PermissionJson> permissions) {

        static KindJson of(CredentialKind kind) {
            List<PermissionJson> permissions =
                    kind.permissions().stream().map(PermissionJson::of).toList();
            if (kind.form() instanceof Form.Fields fields) {
                return new KindJson(
                        kind.id(),
                        kind.label(),
                        "fields",
                        fields.fields().stream().map(FieldJson::of).toList(),
                        fields.help(),
                        permissions);
            }
            String form = kind.form() instanceof Form.Authorization ? "authorization" : "nothing";
            return new KindJson(kind.id(), kind.label(), form, List.of(), "", permissions);
        }
    }

    record FieldJson(String name, String label, boolean secret) {

        static FieldJson of(Field field) {
            return new FieldJson(field.name(), field.label(), field.secret());
        }
    }

    record PermissionJson(String name, String reason) {

        static PermissionJson of(Permission permission) {
            return new PermissionJson(permission.name(), permission.reason());
        }
    }

    /** @param state {@code working}, or {@code ended}: then it has to be made again */
    @JsonPropertyOrder({"kind", "account"})
    record ConnectionJson(
            String kind,
            String account,
            @Nullable String picture,
            @Nullable String webUrl,
            Instant since,
            Instant lastUsed,
            @Nullable Instant renewed,
            String state,
            @Nullable Instant endedAt,
            @Nullable String endReason) {

        static ConnectionJson of(ConnectionView view) {
            return new ConnectionJson(
                    view.kind(),
                    view.account(),
                    view.picture().map(URI::toString).orElse(null),
                    view.webUrl().map(URI::toString).orElse(null),
                    view.since(),
                    view.lastUsed(),
                    view.renewed().orElse(null),
                    view.end().isPresent() ? "ended" : "working",
                    view.end().map(ConnectionView.End::at).orElse(null),
                    view.end().map(ConnectionView.End::reason).orElse(null));
        }
    }

    record AttemptJson(String outcome, String detail, Instant at) {

        static AttemptJson of(AttemptRow row) {
            return new AttemptJson(row.outcome(), row.detail(), row.at());
        }
    }
}
