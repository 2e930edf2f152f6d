package dev.plumbline.forecast.danger;

import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Acknowledgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the comments that take a danger on; one that can't be read takes nothing on, and is told.
 */
final class Acknowledgements {
  private static final Pattern FORM =
      Pattern.compile("plumbline:acknowledge[ \\t]+((?:[^\\s\"]|\"[^\"\\n]*\")+)([^\\n]*)");
  private static final Pattern MEMBER =
      Pattern.compile("(?:^|\\s)([a-z]+)=(?:\"([^\"]{1,500})\"|([^\\s\"]+))");
  private static final Pattern END = Pattern.compile("\\s*(?:\\*/|-->)?\\s*");
  private static final Set<String> MEMBERS = Set.of("reason", "action", "owner", "until");

  private Acknowledgements() {}

  static List<Acknowledgement> in(Graph graph) {
    List<Acknowledgement> found = new ArrayList<>();
    for (Comment comment : graph.comments()) {
      Matcher matcher = FORM.matcher(comment.text());
      while (matcher.find()) {
        found.add(read(matcher.group(1), matcher.group(2), comment));
      }
    }
    return found;
  }

  private static Acknowledgement read(String address, String rest, Comment comment) {
    Map<String, String> members = new HashMap<>();
    Matcher matcher = MEMBER.matcher(rest);
    StringBuilder left = new StringBuilder();
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      members.put(matcher.group(1), value);
      matcher.appendReplacement(left, "");
    }
    matcher.appendTail(left);
    boolean whole = END.matcher(left).matches() && MEMBERS.containsAll(members.keySet());
    return new Acknowledgement(
        address,
        members.getOrDefault("action", ""),
        members.getOrDefault("reason", "").strip(),
        members.getOrDefault("owner", ""),
        members.getOrDefault("until", ""),
        false,
        whole ? "" : "write it as ADDRESS reason=\"…\", with action=, owner= and until= if needed",
        comment.range());
  }
}
