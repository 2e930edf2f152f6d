package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The measure of what a fix changes without need sees it where it is done. */
class MinimalityTest {
  private static final String SOURCE =
      """
      # keys
      resource "aws_kms_key" "a" {
        description         = "orders" # kept
        enable_key_rotation = false
      }
      """;
  private final Reviewed reviewed = Reviewed.of(Map.of("main.tf", SOURCE));
  private final Finding finding =
      reviewed.findings().stream()
          .filter(one -> one.policy().equals("aws/kms/rotation"))
          .findFirst()
          .orElseThrow();
  private final Fix fix = reviewed.fixes(finding.policy()).getFirst();
  private final Minimality minimality = new Minimality(reviewed, finding);

  @Test
  void aFixOfOneLineNeedsIt() {
    assertThat(fix.verified()).isTrue();
    assertThat(minimality.needless(fix)).isEmpty();
    assertThat(minimality.lostComments(fix)).isEmpty();
  }

  @Test
  void aLineThatIsChangedBesideItIsNeedless() {
    Edit more = changed("\"orders\"", "\"others\"");

    assertThat(minimality.needless(with(more))).containsExactly(more);
  }

  @Test
  void aCommentThatGoesIsLost() {
    assertThat(minimality.lostComments(with(changed("# keys", "")))).containsExactly("# keys");
  }

  private static Edit changed(String before, String after) {
    int start = SOURCE.indexOf(before);
    return new Edit("main.tf", start, start + before.length(), after);
  }

  private Fix with(Edit more) {
    List<Edit> edits = new ArrayList<>(fix.edits());
    edits.addFirst(more);
    return new Fix(
        fix.fingerprint(),
        fix.policy(),
        fix.title(),
        true,
        fix.proof(),
        edits,
        fix.diff(),
        fix.others());
  }
}
