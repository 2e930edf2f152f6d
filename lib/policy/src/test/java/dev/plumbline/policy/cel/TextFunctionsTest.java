package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFunctionsTest {
  private static final String UNKNOWN =
      """
      {"$unknown": {"address": "%s", "path": "arn", "expression": "%s", "reason": "not known yet"}}\
      """;

  private static String unknown(String address) {
    return UNKNOWN.formatted(address, address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "text     ; TRUE",
        "empty    ; FALSE",
        "list     ; TRUE",
        "none     ; FALSE",
        "nothing  ; FALSE",
        "resource ; TRUE",
        "variable ; OPEN"
      })
  void anAttributeOfAResourceIsFilledEvenWhileItIsUnknown(String attribute, Truth expected) {
    String json =
        "{\"text\": \"a\", \"empty\": \"\", \"list\": [1], \"none\": [], \"resource\": %s, \"variable\": %s}"
            .formatted(unknown("aws_kms_key.k"), unknown("var.k"));

    Term term = Evaluation.of("isFilled(resource." + attribute + ")", json);

    assertThat(Term.truth(term)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "text     ; TRUE",
        "empty    ; FALSE",
        "written  ; FALSE",
        "nothing  ; FALSE",
        "resource ; FALSE",
        "stored   ; FALSE",
        "variable ; OPEN"
      })
  void whatComesFromElsewhereDoesNotStandInTheCode(String attribute, Truth expected) {
    String json =
        "{\"text\": \"a\", \"empty\": \"\", \"written\": \"{{resolve:ssm:a}}\", \"resource\": %s, \"stored\": %s, \"variable\": %s}"
            .formatted(unknown("aws_secret.k"), unknown("secretsmanager:k"), unknown("var.k"));

    Term term = Evaluation.of("isLiteral(resource." + attribute + ")", json);

    assertThat(Term.truth(term)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"arn:aws:kms:eu-west-1:111122223333:key/1\"              ; TRUE",
        "\"alias/orders\"                                          ; TRUE",
        "\"alias/aws/sns\"                                         ; FALSE",
        "\"arn:aws:kms:eu-west-1:111122223333:alias/aws/sns\"      ; FALSE",
        "\"\"                                                      ; FALSE",
        "null                                                      ; FALSE",
        "aws_kms_key.k                                             ; TRUE",
        "module.keys.aws_kms_alias.k                               ; TRUE",
        "data.aws_kms_alias.own                                    ; TRUE",
        "data.aws_kms_alias.aws                                    ; FALSE",
        "data.aws_kms_alias.nowhere                                ; OPEN",
        "var.k                                                     ; OPEN"
      })
  void aKeyIsOnesOwnUnlessItIsOneOfAws(String key, Truth expected) {
    String value = key.startsWith("\"") || key.equals("null") ? key : unknown(key);
    var graph =
        new GraphText()
            .resource("aws_sns_topic.t", "{\"kms_master_key_id\": %s}".formatted(value))
            .data("data.aws_kms_alias.own", "{\"name\": \"alias/orders\"}")
            .data("data.aws_kms_alias.aws", "{\"name\": \"alias/aws/sns\"}");

    Term term = Evaluation.of("isOwnKey(resource.kms_master_key_id)", graph);

    assertThat(Term.truth(term)).isEqualTo(expected);
  }

  private static Truth judged(String condition, String content) {
    String json = new String(Json.bytes(Map.of("content", content)), StandardCharsets.UTF_8);
    return Term.truth(
        Evaluation.of(condition, new GraphText().resource("aws_ssm_document.d", json)));
  }

  @Test
  void yamlAndJsonTextsAreReadAlike() {
    String condition =
        "yaml(resource.content).inputs.keep == true && yaml(resource.content).inputs.days == 7"
            + " && yaml(resource.content).inputs.names[1] == 'b'";

    assertThat(judged(condition, "inputs:\n  keep: true\n  days: 7\n  names: [a, b]\n"))
        .isEqualTo(Truth.TRUE);
    assertThat(
            judged(
                condition,
                "{\"inputs\": {\"keep\": true, \"days\": 7, \"names\": [\"a\", \"b\"]}}"))
        .isEqualTo(Truth.TRUE);
    assertThat(judged("isSet(yaml(resource.content).inputs)", "other: 1")).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "just a text",
        "'a: [1'",
        "'- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x'",
        "'a: &x [1, 2]\nb: [*x, *x]'"
      })
  void whatIsNoPlainDocumentDecidesNothing(String content) {
    assertThat(judged("yaml(resource.content).inputs == 1", content)).isEqualTo(Truth.OPEN);
  }

  @Test
  void everyTypeOfNeighbourIsMeantByAStar() {
    var graph =
        new GraphText()
            .resource("aws_security_group.g", "{}")
            .resource("aws_instance.i", "{}")
            .edge("aws_instance.i", "aws_security_group.g");

    Term all =
        Evaluation.of("resource.referencedBy('*').exists(r, typeOf(r) == 'aws_instance')", graph);
    Term others = Evaluation.of("resource.referencedBy('aws_lb').size() == 0", graph);

    assertThat(Term.truth(all)).isEqualTo(Truth.TRUE);
    assertThat(Term.truth(others)).isEqualTo(Truth.TRUE);
  }

  @ParameterizedTest
  @CsvSource({"aws_instance, TRUE", "aws_sqs_queue_policy, FALSE", "other_thing, FALSE"})
  void whatTakesTagsIsToldByTheProvider(String type, Truth expected) {
    Term term = Evaluation.of("isTaggable(resource)", new GraphText().resource(type + ".x", "{}"));

    assertThat(Term.truth(term)).isEqualTo(expected);
  }

  @Test
  void severalTypesAreNamedByTheirBeginning() {
    var graph =
        new GraphText()
            .resource("aws_instance.i", "{}")
            .resource("aws_lb.l", "{}")
            .resource("azurerm_subnet.s", "{}");

    assertThat(Term.truth(Evaluation.of("resources('aws_*').size() == 2", graph)))
        .isEqualTo(Truth.TRUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1e400, \"b\": 2}", "{\"a\": 1e999999999, \"b\": 2}"})
  void aNumberOutOfAllBoundsIsAbsentAndTheRestIsRead(String content) {
    for (String read : List.of("json", "yaml")) {
      assertThat(judged(read + "(resource.content).a > 1", content)).isEqualTo(Truth.OPEN);
      assertThat(judged(read + "(resource.content).b == 2", content)).isEqualTo(Truth.TRUE);
    }
  }
}
