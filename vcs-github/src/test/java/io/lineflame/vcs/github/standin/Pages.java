package io.lineflame.vcs.github.standin;

import java.util.List;
import java.util.Map;

/** The stand-in's pages: plain HTML that says at the top that this is not GitHub. */
final class Pages {

    private Pages() {}

    static Answer authorize(
            StandInApp app, AuthorizationAsked asked, Map<String, String> parameters, List<StandInAccount> accounts) {
        StringBuilder form = new StringBuilder("<form method=\"post\" action=\"/login/oauth/authorize\">\n");
        parameters.forEach((name, value) -> form.append(hidden(name, value)));
        form.append("<fieldset><legend>Sign in as</legend>\n");
        boolean first = true;
        for (StandInAccount account : accounts) {
            boolean chosen = asked.login().isEmpty() ? first : asked.login().equalsIgnoreCase(account.login());
            form.append(choice(account, chosen));
            first = false;
        }
        form.append("</fieldset>\n").append(rights(app, asked)).append("""
                <button name="authorize" value="1">Authorize</button>
                <button name="authorize" value="0">Cancel</button>
                </form>
                """);
        return page("Authorize " + app.name(), form.toString());
    }

    /** A page with one button that posts. */
    static Answer question(String title, String text, String action, Map<String, String> values, String button) {
        StringBuilder form = new StringBuilder("<p>" + escaped(text) + "</p>\n");
        form.append("<form method=\"post\" action=\"").append(escaped(action)).append("\">\n");
        values.forEach((name, value) -> form.append(hidden(name, value)));
        form.append("<button>").append(escaped(button)).append("</button>\n</form>\n");
        return page(title, form.toString());
    }

    static Answer page(String title, String body) {
        return Answer.html(200, """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>%1$s</title>
                <style>body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem }</style>
                <p><small>A stand-in for GitHub</small></p>
                <h1>%1$s</h1>
                %2$s
                </html>
                """.formatted(escaped(title), body));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String rights(StandInApp app, AuthorizationAsked asked) {
        if (app.isGitHubApp()) {
            return "<p>" + escaped(app.name()) + " will read what you may read, where it is installed.</p>\n";
        }
        String scopes = String.join(", ", asked.scopes().stream().sorted().toList());
        return "<p>" + escaped(app.name()) + " asks for: " + escaped(scopes.isEmpty() ? "public data only" : scopes)
                + "</p>\n";
    }

    private static String choice(StandInAccount account, boolean chosen) {
        String login = escaped(account.login());
        return "<label><input type=\"radio\" name=\"account\" value=\"" + login + "\"" + (chosen ? " checked" : "")
                + "> " + login + "</label><br>\n";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\">\n";
    }
}
