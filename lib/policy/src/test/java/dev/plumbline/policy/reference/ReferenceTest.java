package dev.plumbline.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/policies is what the catalogue says; {@code -Dregenerate=true} writes it anew. */
class ReferenceTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("project.root", "../..")).resolve("docs/policies");
  private static final List<Policy> POLICIES = Catalogue.bundled().policies();

  @Test
  void theReferenceIsUpToDate() throws IOException {
    if (Boolean.getBoolean("regenerate")) {
      Reference.write(POLICIES, FOLDER);
    }

    Map<String, String> pages = Reference.pages(POLICIES);

    assertThat(Reference.written(FOLDER)).containsExactlyInAnyOrderElementsOf(pages.keySet());
    for (var page : pages.entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(page.getKey())).equals(page.getValue()))
          .as("%s is out of date; run the test with -Dregenerate=true", page.getKey())
          .isTrue();
    }
  }

  @Test
  void aPolicyIsToldWithItsExamplesAndWhatItAnswersTo() {
    Policy policy = Catalogue.bundled().find("avd-aws-0065").getFirst();

    String text = PolicySection.of(policy);

    assertThat(text)
        .contains("## Keys rotate every year")
        .contains("`aws/kms/rotation` · medium · encryption · can be fixed and proved")
        .contains("enable_key_rotation = true", "**Also known as:** CKV_AWS_7");
  }

  @Test
  void theGravestStandFirst() {
    String page = Reference.pages(POLICIES).get("aws/s3.md");

    assertThat(page).isNotNull();
    assertThat(page.indexOf("| high |")).isPositive().isLessThan(page.indexOf("| low |"));
  }

  @Test
  void everyPolicyStandsOnExactlyOnePage() {
    var pages = Reference.pages(POLICIES);

    for (Policy policy : POLICIES) {
      assertThat(pages.values())
          .filteredOn(page -> page.contains("\n`" + policy.id() + "` · "))
          .as(policy.id())
          .hasSize(1);
    }
  }

  @Test
  void textOfAPolicyIsNeverTakenForMarkup() {
    assertThat(Markdown.text("s3:* and ec2:* for <b>[all](x)"))
        .isEqualTo("s3:\\* and ec2:\\* for &lt;b>\\[all](x)");
    assertThat(Markdown.cell("a | b\n c")).isEqualTo("a \\| b c");
  }

  @Test
  void pagesWrittenByHandStayAndOldPagesOfOursGo(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("aws"));
    Files.writeString(folder.resolve("disagreements.md"), "by hand");
    Files.writeString(folder.resolve("aws/gone.md"), Reference.MARK);

    Reference.write(POLICIES, folder);

    assertThat(folder.resolve("disagreements.md")).hasContent("by hand");
    assertThat(folder.resolve("aws/gone.md")).doesNotExist();
    Files.writeString(folder.resolve("aws/s3.md"), "by hand");
    assertThatThrownBy(() -> Reference.write(POLICIES, folder)).hasMessageContaining("aws/s3.md");
    assertThat(folder.resolve("aws/s3.md")).hasContent("by hand");
  }
}
