package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is taken over block by block makes a state cheaper, and never another one. */
class UntouchedTest {
  private static final StackSpec STACK = StackSpec.terraform("");
  private static final int EDITS = 12;

  private static TerraformReader.Reading first(Map<String, String> files) {
    return TerraformReader.read(STACK, SourceTree.ofText(files), Budget.generous(), null);
  }

  private static Graph again(Map<String, String> files, TerraformReader.Reading first) {
    EarlierReading kept = first.kept() == null ? EarlierReading.NONE : first.kept();
    return TerraformReader.again(STACK, SourceTree.ofText(files), Budget.generous(), kept);
  }

  private static Graph afresh(Map<String, String> files) {
    return TerraformReader.read(STACK, SourceTree.ofText(files), Budget.generous());
  }

  private static long taken(Graph now, Graph before) {
    Set<Resource> were = Collections.newSetFromMap(new IdentityHashMap<>());
    were.addAll(before.resources());
    return now.resources().stream().filter(were::contains).count();
  }

  /** More seeds by {@code -Dincremental.seeds=2000}. */
  @Test
  void aChangedStateIsReadAsIfItWereTheFirst() {
    long taken = 0;
    long resources = 0;
    for (int seed = 0; seed < Integer.getInteger("incremental.seeds", 30); seed++) {
      var edits = new GeneratedEdits(seed);
      Map<String, String> head = GeneratedEdits.files(seed);
      TerraformReader.Reading first = first(head);
      Map<String, String> files = head;
      for (int i = 0; i < EDITS; i++) {
        files = edits.edit(i % 3 == 0 ? head : files);

        Graph again = again(files, first);

        assertThat(again).as("seed %d, edit %d: %s", seed, i, files).isEqualTo(afresh(files));
        taken += taken(again, first.graph());
        resources += again.resources().size();
      }
    }
    assertThat(taken).isGreaterThan(resources / 3);
  }

  @Test
  void whatRefersToAnEditedBlockIsReadAnew() {
    Map<String, String> files =
        Map.of(
            "a.tf", "resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"one\"\n}\n",
            "b.tf", "resource \"aws_s3_bucket\" \"b\" {\n  bucket = local.b\n}\n",
            "c.tf", "resource \"aws_s3_bucket\" \"c\" {\n  bucket = \"three\"\n}\n",
            "locals.tf", "locals {\n  b = \"${aws_s3_bucket.a.bucket}-b\"\n}\n");
    TerraformReader.Reading first = first(files);
    var edited = new HashMap<>(files);
    edited.put("a.tf", "resource \"aws_s3_bucket\" \"a\" {\n  bucket = \"two\"\n}\n");

    Graph again = again(edited, first);

    assertThat(again).isEqualTo(afresh(edited));
    assertThat(again.resources().get(1)).isNotEqualTo(first.graph().resources().get(1));
    assertThat(again.resources().get(2)).isSameAs(first.graph().resources().get(2));
  }

  @Test
  void whatSharesAFileThatIsReadKeepsItsBlocks() {
    Map<String, String> files =
        Map.of(
            "a.tf",
                "resource \"aws_lambda_function\" \"a\" {\n  description = file(\"x.txt\")\n}\n",
            "b.tf", "resource \"aws_sqs_queue\" \"b\" {\n}\n",
            "x.txt", "one");
    TerraformReader.Reading first = first(files);
    var edited = new HashMap<>(files);
    edited.put("b.tf", "\nresource \"aws_sqs_queue\" \"b\" {\n}\n");
    var other = new HashMap<>(edited);
    other.put("x.txt", "two");

    assertThat(again(edited, first).resources().getFirst())
        .isSameAs(first.graph().resources().getFirst());
    assertThat(again(other, first)).isEqualTo(afresh(other));
  }
}
