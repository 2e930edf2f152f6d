package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** How many parts of the graph are the earlier reading's, be it with other lines. */
  private static long taken(@Nullable EarlierReading now, @Nullable EarlierReading earlier) {
    return now == null || earlier == null
        ? 0
        : now.parts().entrySet().stream()
            .filter(each -> {
              KeptPart before = earlier.parts().get(each.getKey());
              return before != null && isTaken(each.getValue().part(), before.part());
            })
            .count();
  }

  private static boolean isTaken(Part now, Part before) {
    return now.declarations() == before.declarations();
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
  void aFileThatAnArchivePacksIsReadAnew() {
    Map<String, String> files =
        Map.of(
            "main.tf",
            "data \"archive_file\" \"a\" {\n  type = \"zip\"\n  source_dir = \"src\"\n"
                + "  output_path = \"a.zip\"\n}\n",
            "src/a.py",
            "1");
    EarlierReading earlier = read(files, null).kept();

    for (var changed : List.of(with(files, "src/a.py", "2"), with(files, "src/b.py", "1"))) {
      assertThat(read(changed, earlier).graph())
          .isEqualTo(afresh(changed))
          .isNotEqualTo(afresh(files));
    }
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

  /** Each file in turn gets lines at its top and loses them again. */
  @Test
  void linesThatComeAndGoAtAFilesTopMoveWhatFollowsFromItAndNoMore() {
    int others = 0;
    for (int seed = 0; seed < 8; seed++) {
      Map<String, String> files = GeneratedEdits.files(seed);
      EarlierReading earlier = read(files, null).kept();
      for (String path : files.keySet()) {
        if (!path.endsWith(".tf") && !path.endsWith(".tfvars")) {
          continue;
        }
        Map<String, String> longer = with(files, path, "# one\n\n# two\n" + files.get(path));

        TerraformReader.Reading down = read(longer, earlier);
        TerraformReader.Reading up = read(files, down.kept());

        assertThat(down.graph()).as("seed %d, %s", seed, path).isEqualTo(afresh(longer));
        assertThat(up.graph()).as("seed %d, %s", seed, path).isEqualTo(afresh(files));
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        others += assertTaken(down.kept(), earlier, directory);
        others += assertTaken(up.kept(), down.kept(), directory);
      }
    }
    assertThat(others).isGreaterThan(100);
  }

  /** Whatever is no instance of the changed directory's module is taken over. */
  private static int assertTaken(
      @Nullable EarlierReading now, @Nullable EarlierReading earlier, String changed) {
    assertThat(now == null).isEqualTo(earlier == null);
    if (now == null || earlier == null) {
      return 0;
    }
    int others = 0;
    for (Map.Entry<String, KeptPart> each : now.parts().entrySet()) {
      KeptPart before = earlier.parts().get(each.getKey());
      String directory = each.getValue().source().directory();
      if (before != null && !changed.equals(directory.isEmpty() ? "" : directory + "/")) {
        others++;
        assertThat(isTaken(each.getValue().part(), before.part())).as(each.getKey()).isTrue();
      }
    }
    return others;
  }
}
