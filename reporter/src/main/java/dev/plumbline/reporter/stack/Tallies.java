package dev.plumbline.reporter.stack;

import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.section.Tally;
import java.util.List;
import java.util.TreeMap;

/** Counts faults, and those among them that decide. */
final class Tallies {
  private Tallies() {}

  /**
   * @param comparable whether there was a base: then only what is new decides
   */
  static Tally of(List<Finding> findings, Severity failOn, boolean comparable) {
    var open = new TreeMap<String, Integer>();
    var added = new TreeMap<String, Integer>();
    var blocking = new TreeMap<String, Integer>();
    int fixed = 0;
    int suppressed = 0;
    int instances = 0;
    for (List<Finding> fault : Fault.group(findings)) {
      Finding finding = fault.getFirst();
      String severity = finding.severity().label();
      switch (finding.status()) {
        case NEW -> {
          instances += fault.size();
          open.merge(severity, 1, Integer::sum);
          added.merge(severity, 1, Integer::sum);
          if (decides(fault, failOn)) {
            blocking.merge(severity, 1, Integer::sum);
          }
        }
        case EXISTING -> {
          instances += fault.size();
          open.merge(severity, 1, Integer::sum);
          if (!comparable && decides(fault, failOn)) {
            blocking.merge(severity, 1, Integer::sum);
          }
        }
        case FIXED -> fixed++;
        case SUPPRESSED -> suppressed++;
      }
    }
    int failing = blocking.values().stream().mapToInt(Integer::intValue).sum();
    return new Tally(open, added, fixed, suppressed, failing, blocking, instances, 0);
  }

  private static boolean decides(List<Finding> fault, Severity failOn) {
    return fault.stream().anyMatch(one -> one.decides(failOn));
  }
}
