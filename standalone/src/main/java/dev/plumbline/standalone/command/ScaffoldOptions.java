package dev.plumbline.standalone.command;

import dev.plumbline.implementer.scaffold.Neighbour;
import dev.plumbline.implementer.scaffold.Scaffolds;
import dev.plumbline.implementer.scaffold.Scaffolds.Wanted;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.fix.Patch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What is to be written besides fixes of findings. */
final class ScaffoldOptions {
  private static final long MOST_STEPS = 500_000_000;
  private static final long MOST_BYTES = 2L << 30;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--scaffold",
      description =
          "Instead of fixes: versions, variables, outputs, backend and default tags that Terraform"
              + " code lacks, in the style of the repository's other stacks.")
  private boolean scaffold;

  @Option(
      names = "--leftovers",
      description =
          "Instead of fixes: forms that old releases of Terraform needed, written as today's"
              + " (quotes around expressions, types and references, list() and map()).")
  private boolean leftovers;

  /**
   * Whether something of it is asked for.
   *
   * @throws Problem when findings are chosen at the same time, which then could take no effect
   */
  boolean given(PolicyOptions policies, ExistingOption existing) {
    boolean given = scaffold || leftovers;
    if (given && (policies.given() || existing.given())) {
      throw Problem.usage(
          (scaffold ? "--scaffold" : "--leftovers")
              + " looks at no findings; leave out --policy, --skip-policy, --severity and"
              + " --existing");
    }
    return given;
  }

  /**
   * What can be written into the stacks that were reviewed.
   *
   * @throws IOException when the sources can't be read
   */
  Patch patch(Reviewed reviewed) throws IOException {
    var patch = new Patch(List.of());
    for (StackReport stack : reviewed.report().stacks()) {
      var fixes =
          Scaffolds.of(
              reviewed.sources().of(stack.stack().name()),
              stack.stack(),
              neighbours(stack.stack(), reviewed),
              wanted(),
              Budget.of(MOST_STEPS, MOST_BYTES, PATIENCE));
      patch = patch.withWhole(stack.stack(), fixes, reviewed.sources().of(stack.stack().name()));
    }
    return patch;
  }

  private List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    if (leftovers) {
      wanted.add(Wanted.LEFTOVERS);
    }
    if (scaffold) {
      wanted.add(Wanted.LACKING);
    }
    return wanted;
  }

  /** The other root modules, each once, whatever the environments it is deployed to. */
  private static List<Neighbour> neighbours(StackSpec own, Reviewed reviewed) throws IOException {
    var neighbours = new TreeMap<String, Neighbour>();
    for (StackReport other : reviewed.report().stacks()) {
      StackSpec stack = other.stack();
      if (stack.kind() == StackSpec.Kind.TERRAFORM
          && !stack.library()
          && !stack.path().equals(own.path())) {
        neighbours.put(
            stack.path(), new Neighbour(stack.path(), reviewed.sources().of(stack.name())));
      }
    }
    return List.copyOf(neighbours.values());
  }
}
