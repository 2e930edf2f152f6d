package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of variables as a test file writes them down. */
record Given(Map<String, Value> values) {
  Given {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  Given with(String name, Value value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Given(more);
  }

  /** As they will be read from the file. */
  List<Body.Attribute> attributes(Budget budget) {
    String text = String.join("\n", Literals.attributes(values)) + "\n";
    ParsedFile file = HclParser.parse("variables", text.getBytes(StandardCharsets.UTF_8), budget);
    return file.body().attributes();
  }

  /** A run with these values on top of what it has. */
  PlannedRun in(PlannedRun run) {
    var all = new ArrayList<>(run.variables());
    all.addAll(attributes(run.budget()));
    return run.with(all);
  }
}
