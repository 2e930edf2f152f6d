package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an earlier reading left makes the next one cheaper, and never another one. */
class EarlierReadingTest {
  private static final StackSpec STACK = StackSpec.terraform("");
  private static final int EDITS = 12;

  private static TerraformReader.Reading read(
      Map<String, String> files, @Nullable EarlierReading earlier) {
    return TerraformReader.read(STACK, SourceTree.ofText(files), Budget.generous(), earlier);
  }

  private static Graph afresh(Map<String, String> files) {
    return TerraformReader.read(STACK, SourceTree.ofText(files), Budget.generous());
  }

  /** How many parts of the graph are the earlier reading's own. */
  private static long taken(@Nullable EarlierReading now, @Nullable EarlierReading earlier) {
    return now == null || earlier == null
        ? 0
        : now.parts().entrySet().stream()
            .filter(each -> {
              KeptPart before = earlier.parts().get(each.getKey());
              return before != null && before.part() == each.getValue().part();
            })
            .count();
  }

  /** More seeds by {@code -Dincremental.seeds=2000}. */
  @Test
  void aChangedConfigurationIsReadAsIfItWereTheFirst() {
    long taken = 0;
    long parts = 0;
    for (int seed = 0; seed < Integer.getInteger("incremental.seeds", 15); seed++) {
      var edits = new GeneratedEdits(seed);
      Map<String, String> files = GeneratedEdits.files(seed);
      EarlierReading earlier = read(files, null).kept();
      for (int i = 0; i < EDITS; i++) {
        files = edits.edit(files);

        TerraformReader.Reading reading = read(files, earlier);

        assertThat(reading.graph())
            .as("seed %d, edit %d: %s", seed, i, files)
            .isEqualTo(afresh(files));
        taken += taken(reading.kept(), earlier);
        parts += reading.kept() == null ? 0 : reading.kept().parts().size();
        earlier = reading.kept();
      }
    }
    System.out.println(taken + " of " + parts + " parts taken over");
    assertThat(taken).isGreaterThan(parts / 4);
  }

  private static Map<String, String> with(Map<String, String> files, String path, String text) {
    var changed = new LinkedHashMap<>(files);
    changed.put(path, text);
    return changed;
  }

  @Test
  void aCircleThatAChangeClosesIsSaidAsInAFirstReading() {
    String caller =
        """
        locals {
          z = module.c.out
        }
        module "c" {
          source = "./c"
          q      = local.z
        }
        """;
    String called = "variable \"q\" {}\noutput \"out\" {\n  value = %s\n}\n";
    Map<String, String> files =
        Map.of("main.tf", caller, "c/main.tf", called.formatted("\"open\""));
    EarlierReading earlier = read(files, null).kept();
    Map<String, String> closed = with(files, "c/main.tf", called.formatted("var.q"));

    TerraformReader.Reading reading = read(closed, earlier);

    assertThat(reading.graph()).isEqualTo(afresh(closed));
    assertThat(reading.graph().diagnostics()).isNotEmpty();
    assertThat(reading.kept()).isNull();
  }

  @Test
  void onlyTheModuleThatChangedIsWorkedOutAnew() {
    Map<String, String> files = GeneratedEdits.files(1);
    EarlierReading earlier = read(files, null).kept();

    EarlierReading same = read(files, earlier).kept();
    EarlierReading changed =
        read(
                with(files, "bucket/inner/main.tf", files.get("bucket/inner/main.tf") + "\n#\n"),
                earlier)
            .kept();

    assertThat(earlier).isNotNull();
    assertThat(taken(same, earlier)).isEqualTo(earlier.parts().size());
    assertThat(taken(changed, earlier)).isEqualTo(earlier.parts().size() - 3);
  }
}
