package io.lineflame.vcs.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.github.GHRepository;

/**
 * One question of GraphQL for many commits: an alias for each. Names go as variables, never into the
 * text.
 *
 * @param names checked, so that none is an expression
 */
record CommitQuery(GHRepository repository, List<RefName> names) {

    private static final String FIELDS = "fragment facts on Commit{oid message author{name date avatarUrl(size:80)}}";

    CommitQuery {
        names = List.copyOf(names);
    }

    String text() {
        StringBuilder query = new StringBuilder("query($owner:String!,$name:String!");
        for (int i = 0; i < names.size(); i++) {
            query.append(",$r").append(i).append(":String!");
        }
        query.append("){repository(owner:$owner,name:$name){");
        for (int i = 0; i < names.size(); i++) {
            query.append("r")
                    .append(i)
                    .append(":object(expression:$r")
                    .append(i)
                    .append("){...facts ...on Tag{target{...facts ...on Tag{target{...facts}}}}} ");
        }
        return query.append("}}").append(FIELDS).toString();
    }

    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("owner", repository.getOwnerName());
        variables.put("name", repository.getName());
        for (int i = 0; i < names.size(); i++) {
            variables.put("r" + i, expression(names.get(i)));
        }
        return variables;
    }

    /** The commit behind an annotated tag is inside of it. Missing when there is none. */
    JsonNode commit(JsonNode answer, int index) {
        JsonNode object = answer.path("data").path("repository").path("r" + index);
        while (object.has("target")) {
            object = object.path("target");
        }
        return object;
    }

    private static String expression(RefName name) {
        boolean underRefs = name.kind() == RefName.Kind.OTHER_REF
                || name.text().startsWith("heads/")
                || name.text().startsWith("tags/");
        return underRefs ? "refs/" + name.text() : name.text();
    }
}
