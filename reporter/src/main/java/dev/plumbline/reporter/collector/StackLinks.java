package dev.plumbline.reporter.collector;

import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who reads what another stack of the same review offers. */
final class StackLinks {
  private StackLinks() {}

  /** The links, in the order of the readers. */
  static List<Report.Link> between(List<StackReport> stacks) {
    Map<String, String> offeredBy = new HashMap<>();
    for (StackReport stack : stacks) {
      for (String offer : stack.links().offers()) {
        offeredBy.putIfAbsent(offer, stack.stack().name());
      }
    }
    var links = new ArrayList<Report.Link>();
    for (StackReport stack : stacks) {
      for (String read : stack.links().reads()) {
        String owner = offeredBy.get(read);
        if (owner != null && !owner.equals(stack.stack().name())) {
          links.add(new Report.Link(stack.stack().name(), owner, read));
        }
      }
    }
    return links;
  }
}
