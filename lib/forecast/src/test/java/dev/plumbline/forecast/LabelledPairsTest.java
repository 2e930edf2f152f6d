package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.forecast.LabelledPair.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabelledPairsTest {
  private static final String HERE = "src/test/resources/pairs/labelled";
  private static final String PAGE = "https://registry.terraform.io/x";

  @Test
  void thePredictionIsWhatTheDocumentationSays() {
    List<Outcome> outcomes =
        LabelledPair.all(Path.of(System.getProperty("forecast.labelled", HERE))).stream()
            .map(LabelledPair::outcome)
            .toList();
    assumeTrue(outcomes.size() >= 300, "there are only " + outcomes.size() + " labelled pairs");

    long right = outcomes.stream().filter(Outcome::right).count();
    long certain = outcomes.stream().filter(Outcome::certain).count();
    String wrong =
        outcomes.stream()
            .filter(outcome -> !outcome.right())
            .map(Outcome::text)
            .collect(Collectors.joining("\n"));

    assertThat(right * 100).as(wrong).isGreaterThanOrEqualTo(outcomes.size() * 97L);
    assertThat(certain * 100).isGreaterThanOrEqualTo(outcomes.size() * 70L);
    assertThat(outcomes).as(wrong).noneMatch(one -> one.certain() && !one.right());
  }

  @Test
  void aRightLabelIsRightAndAWrongOneWrong() {
    String change = "aws_sqs_queue\tname = \"a\"\tname = \"b\"\t";

    Outcome right = LabelledPair.line("a", change + "replace\t" + PAGE).outcome();
    Outcome wrong = LabelledPair.line("b", change + "update\t" + PAGE).outcome();

    assertThat(right.right()).isTrue();
    assertThat(right.certain()).isTrue();
    assertThat(wrong.right()).isFalse();
  }

  @Test
  void blocksAreWrittenWithSemicolons() {
    String before = "name = \"a\"; ebs_block_device {; device_name = \"sdf\"; volume_size = 1; }";
    String line = "aws_instance\t" + before + "\t" + before + "\tno-op\t" + PAGE;

    assertThat(LabelledPair.line("a", line).outcome().right()).isTrue();
  }

  @Test
  void aLineWithoutASourceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledPair.line("a", "aws_sqs_queue\t\t\tupdate\t"));
  }
}
