package dev.plumbline.iac.terragrunt;

import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What other units of the repository put out, each worked out once for all that ask. */
final class Units {
  private final Map<String, Map<String, Value>> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> asked = new TreeSet<>();

  /** The directories of the units that were asked about, whether there are such or not. */
  Set<String> asked() {
    return asked;
  }

  /** The outputs of the unit in a directory; none where it is not there, or needs its asker. */
  Map<String, Value> outputs(String directory, SourceTree tree, Budget budget) {
    asked.add(directory);
    Map<String, Value> outputs = known.get(directory);
    if (outputs == null && open.add(directory)) {
      outputs = read(directory, tree, budget);
      open.remove(directory);
      known.put(directory, outputs);
    }
    return outputs == null ? Map.of() : outputs;
  }

  private Map<String, Value> read(String directory, SourceTree tree, Budget budget) {
    Map<String, Value> outputs = new HashMap<>();
    TerragruntUnit.read(directory, tree, budget, this)
        .ifPresent(unit -> {
          Graph graph = unit.read(StackSpec.terraform(directory), tree, budget);
          for (Output output : graph.declarations().outputs()) {
            if (output.module().isEmpty()) {
              outputs.put(output.name(), output.value());
            }
          }
        });
    return outputs;
  }
}
