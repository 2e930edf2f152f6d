package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final String VARIABLE =
      "{\"$unknown\": {\"address\": \"var.a\", \"path\": \"\", \"expression\": \"var.a\", \"reason\": \"x\"}}";

  private static final String VOLUME =
      "{\"$unknown\": {\"address\": \"aws_ebs_volume.v\", \"path\": \"arn\","
          + " \"expression\": \"aws_ebs_volume.v.arn\", \"reason\": \"later\"}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "* | TRUE",
        "arn:aws:ec2:*:*:volume/* | TRUE",
        "arn:*:ec2:*:*:* | TRUE",
        "arn:aws:ec2:eu-west-1:*:volume/* | OPEN",
        "arn:aws:ec2:*:*:instance/* | FALSE",
        "arn:aws:rds:*:*:db:* | FALSE",
        "arn:aws:ec2:*:*:volume/vol-1 | FALSE"
      })
  void aPatternTakesInItsKind(String pattern, Truth taken) {
    assertThat(taken("{}", "\"resources\": [\"%s\"]".formatted(pattern))).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{'tags': {'backup': 'daily'}} | TRUE",
        "{'tags_all': {'backup': 'daily'}} | TRUE",
        "{'tags': {'backup': 'never'}} | FALSE",
        "{'tags': VARIABLE} | OPEN",
        "{} | FALSE"
      })
  void aTagOfTheResourceOrItsProviderIsEnough(String volume, Truth taken) {
    String tag = "\"selection_tag\": [{\"key\": \"backup\", \"value\": \"daily\"}]";

    assertThat(taken(volume, tag)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "'condition': [{'string_equals': [{'key': 'aws:ResourceTag/a', 'value': 'b'}]}] | TRUE",
        "'condition': [{'string_like': [{'key': 'aws:ResourceTag/a', 'value': 'c*'}]}] | FALSE",
        "'condition': [{'string_not_equals': [{'key': 'aws:ResourceTag/a', 'value': 'b'}]}] | FALSE",
        "'not_resources': ['arn:aws:ec2:*:*:volume/*'] | FALSE",
        "'not_resources': [VARIABLE] | OPEN"
      })
  void conditionsAndWhatIsSparedNarrowIt(String more, Truth taken) {
    assertThat(taken("{'tags': {'a': 'b'}}", "'resources': ['*'], " + more)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "'resources': [VOLUME] | TRUE",
        "'resources': ['*'], 'not_resources': [VOLUME] | FALSE",
        "'resources': [VOLUME], 'not_resources': [VOLUME] | FALSE",
        "'resources': [VOLUME], 'condition': [{'string_equals': [{'key': 'aws:ResourceTag/a', 'value': 'c'}]}] | FALSE",
        "'not_resources': [VOLUME] | FALSE"
      })
  void aReferenceCountsByWhereItStands(String selection, Truth taken) {
    assertThat(taken("{'tags': {'a': 'b'}}", selection.replace("VOLUME", VOLUME))).isEqualTo(taken);
  }

  private static Truth taken(String volume, String selection) {
    var graph =
        new GraphText()
            .resource("aws_ebs_volume.v", json(volume))
            .resource("aws_backup_selection.s", json("{" + selection + "}"));
    return Term.truth(Evaluation.of("resource.backedUp()", graph));
  }

  private static String json(String text) {
    return text.replace('\'', '"').replace("VARIABLE", VARIABLE);
  }
}
