package io.lineflame.vcs.github.standin;

/** What GitHub says of a repository that it has taken offline itself. */
final class Blocked {

    private Blocked() {}

    static Answer answer(StandInRepository repository, String reason) {
        int status = reason.equals("dmca") ? 451 : 403;
        var body = Json.object().put("message", "Repository access blocked");
        body.putObject("block")
                .put("reason", reason)
                .put("created_at", "2026-01-15T09:30:00Z")
                .put("html_url", "https://github.com/tos?repository=" + repository.id());
        return Answer.of(status, Answer.JSON, Json.bytes(body));
    }
}
