package dev.plumbline.standalone.policies;

import dev.plumbline.policy.Policy;
import dev.plumbline.policy.example.ExampleRun;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Examples run and told of, a line a policy. */
public final class ExampleTable {
  private final ExampleRun run;
  private final PrintStream out;
  private int policies;
  private int examples;
  private int failed;

  public ExampleTable(ExampleRun run, PrintStream out) {
    this.run = run;
    this.out = out;
  }

  /** Runs the examples of one policy and prints its line, and one for each that does not hold. */
  public void add(Policy policy) {
    var problems = new ArrayList<String>();
    for (int i = 0; i < policy.bad().size(); i++) {
      note(problems, "bad " + (i + 1), run.problemsOfBad(policy, policy.bad().get(i)));
    }
    for (int i = 0; i < policy.good().size(); i++) {
      note(problems, "good " + (i + 1), run.problemsOfGood(policy, policy.good().get(i)));
    }
    policies++;
    examples += policy.bad().size() + policy.good().size();
    out.printf(
        Locale.ROOT,
        "%-6s  %2d bad  %2d good  %s%n",
        problems.isEmpty() ? "ok" : "FAILED",
        policy.bad().size(),
        policy.good().size(),
        policy.id());
    problems.forEach(problem -> out.println("        " + problem));
  }

  private void note(List<String> problems, String name, List<String> said) {
    failed += said.isEmpty() ? 0 : 1;
    said.forEach(one -> problems.add(name + " " + one));
  }

  /** The last line, and whether every example holds. */
  public boolean end() {
    out.println(
        policies
            + " policies, "
            + examples
            + " examples, "
            + (failed == 0 ? "all hold" : failed + " do not hold"));
    return failed == 0;
  }
}
