package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists in pages: {@code per_page} up to 100, {@code page} from 1, and the Link header. */
final class Paging {

    private Paging() {}

    /** @param link empty when everything is on one page */
    record Page(List<? extends JsonNode> items, Optional<String> link) {

        Answer linked(Answer answer) {
            return link.map(value -> answer.with("Link", value)).orElse(answer);
        }
    }

    static Answer list(Call call, StandInRepository repository, List<? extends JsonNode> all) {
        return list(numbered(call, repository), all);
    }

    static Answer list(Call call, List<? extends JsonNode> all) {
        Page page = cut(call, all);
        return page.linked(Answer.json(Json.array(page.items())));
    }

    static Page cut(Call call, List<? extends JsonNode> all) {
        return cut(call, all, 30, 100);
    }

    /** Up to so many on a page, and that many unless said. */
    static Page cut(Call call, StandInRepository repository, List<? extends JsonNode> all, int most) {
        return cut(numbered(call, repository), all, most, most);
    }

    private static Page cut(Call call, List<? extends JsonNode> all, int otherwise, int most) {
        int perPage = perPage(call, otherwise, most);
        int page = Math.max(1, call.number("page", 1));
        int from = (int) Math.min((long) (page - 1) * perPage, all.size());
        int to = Math.min(from + perPage, all.size());
        return new Page(all.subList(from, to), link(call, page, pages(all.size(), perPage)));
    }

    static int perPage(Call call, int otherwise, int most) {
        int asked = call.number("per_page", otherwise);
        return asked < 1 ? otherwise : Math.min(asked, most);
    }

    static int pages(int items, int perPage) {
        return Math.max(1, (items + perPage - 1) / perPage);
    }

    static Optional<String> link(Call call, StandInRepository repository, int page, int pages) {
        return link(numbered(call, repository), page, pages);
    }

    /** In lists of a repository, GitHub links to its number, not its name. */
    private static Call numbered(Call call, StandInRepository repository) {
        return call.at(call.path().replaceFirst("^/repos/[^/]+/[^/]+", "/repositories/" + repository.id()));
    }

    private static Optional<String> link(Call call, int page, int pages) {
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(call, "prev", Math.min(page - 1, pages)));
        }
        if (page < pages) {
            links.add(link(call, "next", page + 1));
            links.add(link(call, "last", pages));
        }
        if (page > 1) {
            links.add(link(call, "first", 1));
        }
        return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
    }

    private static String link(Call call, String relation, int page) {
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put("page", Integer.toString(page));
        List<String> pairs = new ArrayList<>();
        query.forEach((name, value) -> pairs.add(Router.encode(name) + "=" + Router.encode(value)));
        return "<" + call.apiUrl() + call.path() + "?" + String.join("&", pairs) + ">; rel=\"" + relation + "\"";
    }
}
