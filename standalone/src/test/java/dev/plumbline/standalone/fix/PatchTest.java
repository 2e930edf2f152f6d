package dev.plumbline.standalone.fix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Fixes;
import dev.plumbline.model.section.Implementation.Together;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Fixes of several stacks, each proved without the others, as one change. */
class PatchTest {
  private static final String HEAD =
      """
      resource "aws_s3_bucket" "logs" {
        bucket = "logs"
      }
      """;
  private static final int OPENED = HEAD.indexOf("\n") + 1;
  private static final int CLOSING = HEAD.lastIndexOf("}");
  private static final String TAGS = "  tags   = {}\n";

  @Test
  void whatTwoStacksInsertAtOnePlaceIsOneWhereItIsTheSame() {
    Patch patch = patch(insert(CLOSING, TAGS), insert(CLOSING, TAGS));

    assertThat(patch.parts()).noneMatch(Patch.Part::isPostponed);
    assertThat(written(patch)).isEqualTo(HEAD.replace("}\n", TAGS + "}\n"));
  }

  @Test
  void whatTwoStacksInsertAtOnePlaceWaitsWhereItDiffers() {
    Patch patch = patch(insert(CLOSING, TAGS), insert(CLOSING, TAGS + "  force_destroy = false\n"));

    assertThat(patch.parts())
        .extracting(Patch.Part::postponed)
        .containsExactly("", "another stack's fixes change the same lines");
    assertThat(written(patch)).isEqualTo(HEAD.replace("}\n", TAGS + "}\n"));
    assertThat(patch.size()).isOne();
  }

  @Test
  void anInsertionWaitsBesideLinesThatAnotherStackWritesAnew() {
    Patch patch =
        patch(
            new Edit("main.tf", OPENED, CLOSING, "  bucket = \"log\"\n" + TAGS),
            insert(CLOSING, TAGS));

    assertThat(patch.parts()).extracting(Patch.Part::isPostponed).containsExactly(false, true);
  }

  @Test
  void whatIsNoTerraformAnyMoreWaits() {
    Patch patch = patch(insert(OPENED, TAGS), insert(CLOSING, TAGS));

    assertThat(patch.parts())
        .extracting(Patch.Part::postponed)
        .containsExactly("", "with another stack's fixes, main.tf can't be parsed any more");
    assertThat(written(patch)).containsOnlyOnce("tags");
  }

  @Test
  void blocksOfWhichTheProviderTakesOneWaitForOneAnother() {
    String versioning = "  versioning {\n    enabled = true\n  }\n";

    Patch patch = patch(insert(OPENED, versioning), insert(CLOSING, versioning));

    assertThat(patch.parts().getLast().postponed()).contains("has 2 blocks versioning");
    assertThat(written(patch)).containsOnlyOnce("versioning");
  }

  private static Edit insert(int place, String text) {
    return new Edit("main.tf", place, place, text);
  }

  private static Patch patch(Edit first, Edit second) {
    return new Patch(List.of())
        .with(stack("dev"), fixes(first), head())
        .with(stack("prod"), fixes(second), head());
  }

  private static StackSpec stack(String environment) {
    return new StackSpec(StackSpec.Kind.TERRAFORM, "", environment, List.of(), false);
  }

  private static Fixes fixes(Edit edit) {
    var fix = new Fix("f", "aws/s3/tags", "Tag it", true, List.of(), List.of(edit), "", List.of());
    return new Fixes(
        List.of(fix), new Together(List.of("f"), List.of("parses"), List.of(edit), ""));
  }

  private static SourceTree head() {
    var files = new TreeMap<String, byte[]>();
    files.put("main.tf", HEAD.getBytes(UTF_8));
    return new SourceTree(files);
  }

  private static String written(Patch patch) {
    return new String(patch.files().getFirst().after(), UTF_8);
  }
}
