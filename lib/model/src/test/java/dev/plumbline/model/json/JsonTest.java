package dev.plumbline.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.section.Analysis;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void takesAbsentListsMapsAndTextsForEmptyOnes() {
    StackInterface read = read("{\"repository\":\"r\"}", StackInterface.class);

    assertThat(read.stack()).isEmpty();
    assertThat(read.exports()).isEmpty();
    assertThat(read.stateKeys()).isEmpty();
    assertThat(read.generation()).isZero();
  }

  @Test
  void takesNullForAnEmptyOneToo() {
    StackInterface read =
        read("{\"stack\":null,\"exports\":null,\"reads\":null}", StackInterface.class);

    assertThat(read).isEqualTo(read("{}", StackInterface.class));
  }

  @Test
  void leavesOutWhatIsNullAndReadsItBackAsNull() {
    Analysis bare = read("{\"diagnostics\":3}", Analysis.class);

    assertThat(bare.head()).isNull();
    assertThat(new String(Json.bytes(bare), UTF_8))
        .doesNotContain("head")
        .contains("\"diagnostics\":3");
  }

  @Test
  void toleratesFieldsOfALaterVersion() {
    var read =
        read(
            "{\"repository\":\"r\",\"later\":{\"deep\":[1]},\"lane\":\"bulk\",\"settings\":{\"new\":1}}",
            RepositoryChanged.class);

    assertThat(read.repository()).isEqualTo("r");
    assertThat(read.lane()).isEqualTo(Lane.BULK);
  }

  @Test
  void fillsInWhatAForeignProducerLeavesOut() {
    var read = read("{\"repository\":\"r\",\"url\":\"u\"}", RepositoryChanged.class);

    assertThat(read.lane()).isEqualTo(Lane.INTERACTIVE);
    assertThat(read.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(read.paths()).isEmpty();
  }

  @Test
  void writesSeveritiesInLowerCase() {
    assertThat(new String(Json.bytes(Severity.CRITICAL), UTF_8)).isEqualTo("\"critical\"");
    assertThat(read("\"critical\"", Severity.class)).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void saysWhatItWantedOfBrokenJson() {
    assertThatThrownBy(() -> read("{\"generation\":\"many\"}", StackInterface.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a StackInterface: ");
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.getBytes(UTF_8), type);
  }

  @Test
  void whatIsNoJsonIsSaidInOneLineWithItsPlace() {
    byte[] broken = "{\n  secret: 1}".getBytes(UTF_8);

    assertThatThrownBy(() -> Json.read(broken, StackInterface.class))
        .message()
        .matches("not a StackInterface: .+ \\(line 2, column \\d+\\)")
        .doesNotContain("\n", "secret", "REDACTED");
  }
}
