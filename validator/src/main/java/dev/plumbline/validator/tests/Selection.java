package dev.plumbline.validator.tests;

import dev.plumbline.validator.tests.Proof.Proved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assertions that a module's tests are made of, proved: what policies guard first, then how
 * many of what there are, names and address ranges, tags, outputs.
 *
 * @param runs by the name of the run
 * @param survived how many were dropped because they held on their mutant as well
 * @param left how many more there are
 */
record Selection(Map<String, List<Proved>> runs, int survived, int left) {
  /** What a person still reads. */
  private static final int MOST_IN_A_RUN = 12;

  private static final int MOST = 40;

  Selection {
    runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
  }

  /**
   * @param secrets no assertion says one of them
   */
  static Selection of(Subject subject, Policies policies, Secrets secrets) {
    var sketches = new ArrayList<>(new Safeguards(subject).of(policies.guards(subject)));
    sketches.addAll(Sizes.of(subject));
    sketches.addAll(Names.of(subject));
    sketches.addAll(Tags.of(subject));
    sketches.addAll(Outputs.of(subject));
    sketches.removeIf(sketch ->
        secrets.tells(sketch.message()) || sketch.conditions().stream().anyMatch(secrets::tells));
    var byRun = new LinkedHashMap<String, List<Sketch>>();
    sketches.forEach(
        sketch -> byRun.computeIfAbsent(sketch.run(), _ -> new ArrayList<>()).add(sketch));
    return of(byRun, new Proof(subject.run()));
  }

  private static Selection of(Map<String, List<Sketch>> byRun, Proof proof) {
    var runs = new LinkedHashMap<String, List<Proved>>();
    int taken = 0;
    int left = 0;
    for (Map.Entry<String, List<Sketch>> run : byRun.entrySet()) {
      int most = Math.min(MOST_IN_A_RUN, MOST - taken);
      List<Proved> proved = proof.of(run.getValue(), most);
      taken += proved.size();
      left += Math.max(0, run.getValue().size() - most);
      if (!proved.isEmpty()) {
        runs.put(run.getKey(), proved);
      }
    }
    return new Selection(runs, proof.survived(), left);
  }
}
