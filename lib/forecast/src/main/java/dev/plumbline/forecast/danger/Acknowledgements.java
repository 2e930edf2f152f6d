package dev.plumbline.forecast.danger;

import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Acknowledgement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of a change that take a danger on. One that the base had already is of an earlier
 * change, and takes nothing on in this one.
 */
final class Acknowledgements {
  private static final Pattern FORM =
      Pattern.compile("plumbline:acknowledge\\s+(\\S+)\\s+reason=\"([^\"\\n]{1,500})\"");

  private Acknowledgements() {}

  static List<Acknowledgement> brought(Graph base, Graph head) {
    Set<String> old = new HashSet<>();
    all(base).forEach(one -> old.add(one.address() + "\n" + one.reason()));
    return all(head).stream()
        .filter(one -> !old.contains(one.address() + "\n" + one.reason()))
        .toList();
  }

  static List<Acknowledgement> all(Graph graph) {
    List<Acknowledgement> found = new ArrayList<>();
    for (Comment comment : graph.comments()) {
      Matcher matcher = FORM.matcher(comment.text());
      while (matcher.find()) {
        found.add(new Acknowledgement(matcher.group(1), matcher.group(2), false, comment.range()));
      }
    }
    return found;
  }
}
