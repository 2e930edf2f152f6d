package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final String UNKNOWN =
      """
      {"$unknown": {"address": "var.x", "path": "", "expression": "var.x", "reason": "no value"}}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "resource.u == 'a' || true                     ; TRUE",
        "true || resource.u == 'a'                     ; TRUE",
        "resource.u == 'a' || false                    ; OPEN",
        "resource.u == 'a' && false                    ; FALSE",
        "resource.u == 'a' && true                     ; OPEN",
        "!(resource.u == 'a')                          ; OPEN",
        "resource.u != 'a'                             ; OPEN",
        "resource.u > 3                                ; OPEN",
        "resource.u.exists(x, true)                    ; OPEN",
        "resource.list.exists(x, x == 'a')             ; TRUE",
        "resource.list.exists(x, x == 'b')             ; OPEN",
        "resource.list.all(x, x == 'a')                ; OPEN",
        "resource.list.all(x, x == 'b')                ; FALSE",
        "'a' in resource.list                          ; TRUE",
        "'b' in resource.list                          ; OPEN",
        "resource.list.size() == 2                     ; TRUE",
        "resource.list.exists_one(x, x == 'b')         ; OPEN",
        "resource.u in ['a', 'b']                      ; OPEN",
        "(resource.u == 'a' ? 1 : 1) == 1              ; OPEN",
        "(resource.u == 'a' ? 1 : 2) == 1              ; OPEN",
        "isSet(resource.u)                             ; OPEN",
        "isSet(resource.list)                          ; TRUE",
        "isSet(resource.nothing)                       ; FALSE",
        "has(resource.list)                            ; TRUE"
      })
  void unknownIsAValueAndNeverBecomesTrueOrFalseByItself(String condition, Truth expected) {
    String json = "{\"u\": %s, \"list\": [\"a\", %s]}".formatted(UNKNOWN, UNKNOWN);

    Term term = Evaluation.of(condition, json);

    assertThat(Term.truth(term)).isEqualTo(expected);
    if (expected == Truth.OPEN) {
      assertThat(((Term.Open) term).causes().getFirst().kind()).isEqualTo(Cause.Kind.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "resource.revoke_rules_on_delete == false ; TRUE", // the provider's default
        "resource.name == 'a'                     ; OPEN", // no default is known
        "resource.ingress.size() == 0             ; TRUE", // a block that is not there is none
        "resource.ingress.all(r, false)           ; TRUE",
        "resource.timeouts.create == '1m'         ; OPEN",
        "resource.name == 'a' || true             ; TRUE"
      })
  void absentIsTheDefaultElseOpen(String condition, Truth expected) {
    Term term = Evaluation.of(condition, "{}");

    assertThat(Term.truth(term)).isEqualTo(expected);
    if (term instanceof Term.Open open) {
      assertThat(open.onlyAbsent()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "resource.ingress[0].from_port == 22                        ; TRUE",
        "resource.ingress.exists(r, r.from_port == 22)              ; TRUE",
        "resource.ingress.from_port == '22'                         ; TRUE",
        "resource.ingress.exists(r, r.cidr_blocks.exists(c, isPublicCidr(c))) ; TRUE",
        "resource.ingress.exists(r, r.opensPort(22))                ; TRUE",
        "resource.ingress.exists(r, r.opensPort(23))                ; FALSE",
        "resource.egress.exists(r, r.opensPort(23))                 ; TRUE",
        "resource.egress.exists(r, r.opensAllPorts())               ; TRUE",
        "resource.ingress.exists(r, r.opensAllPorts())              ; FALSE",
        "resource.description.matches('^a.c$')                      ; TRUE",
        "resource.description.startsWith('ab') && resource.description.contains('b') ; TRUE",
        "resource.description > 5                                   ; OPEN",
        "resource.flag == true && resource.flag                     ; TRUE",
        "versionBelow('1.10', '1.9')                                ; FALSE",
        "versionBelow('5.6', '5.7') && versionBelow('5', '6')       ; TRUE",
        "'*'.holdsPort(22) && '20-30'.holdsPort(30)                 ; TRUE",
        "'80, 443'.holdsPort(443) && !'80, 443'.holdsPort(442)      ; TRUE",
        "'23-30'.holdsPort(22)                                      ; FALSE",
        "'ssh'.holdsPort(22)                                        ; OPEN",
        "addressesBetween('10.0.0.0', '10.0.1.255') == 512          ; TRUE",
        "addressesBetween('10.0.0.9', '10.0.0.0') == 0              ; TRUE",
        "addressesBetween('10.0.0.9', 'office') > 0                 ; OPEN",
        "'k' in resource.tags && resource.tags.k == 'v' && resource.tags['k'] == 'v' ; TRUE"
      })
  void conditionsReadResources(String condition, Truth expected) {
    String json =
        """
        {"ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22,
                      "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]}],
         "egress": [{"protocol": "-1", "from_port": 0, "to_port": 0}],
         "description": "abc", "flag": "true", "tags": {"k": "v"}}\
        """;

    assertThat(Term.truth(Evaluation.of(condition, json))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "json(resource.list).exists(c, c.privileged == true)   ; TRUE",
        "json(resource.list).exists(c, c.privileged == false)  ; OPEN", // the second says nothing
        "json(resource.list).all(c, isSet(c.privileged))       ; FALSE",
        "json(resource.object).depth.value == 2                ; TRUE",
        "json(resource.object).nothing == 2                    ; OPEN",
        "json(resource.text) == 'a'                            ; OPEN",
        "json(resource.broken).size() == 0                     ; OPEN",
        "json(resource.missing).size() == 0                    ; OPEN"
      })
  void jsonTextsAreReadLikeBlocks(String condition, Truth expected) {
    String json =
        """
        {"list": "[{\\"privileged\\": true}, {}]", "object": "{\\"depth\\": {\\"value\\": 2}}",
         "text": "abc", "broken": "[{"}\
        """;

    assertThat(Term.truth(Evaluation.of(condition, json))).isEqualTo(expected);
  }

  @Test
  void theVerdictPointsAtWhatDecidedIt() {
    String json =
        """
        {"ingress": [{"cidr_blocks": ["10.0.0.0/8"]}, {"cidr_blocks": ["10.0.0.0/8", "::/0"]}]}\
        """;

    Term term =
        Evaluation.of("resource.ingress.exists(r, r.cidr_blocks.exists(c, isPublicCidr(c)))", json);

    assertThat(Objects.requireNonNull(Term.placeOf(term)).path())
        .isEqualTo("ingress[1].cidr_blocks[1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "resource.a == 1 && resource.b == 2          ; b",
        "resource.a == 1 && !isSet(resource.c)       ; a",
        "!isSet(resource.c) && resource.a == 1       ; a",
        "!isSet(resource.c) && !isSet(resource.d)    ; c",
        "resource.a == 9 || resource.b == 2          ; b"
      })
  void ofSeveralReasonsTheOneInTheSourceIsShown(String condition, String path) {
    Term term = Evaluation.of(condition, "{\"a\": 1, \"b\": 2}");

    assertThat(Term.truth(term)).isEqualTo(Truth.TRUE);
    assertThat(Objects.requireNonNull(Term.placeOf(term)).path()).isEqualTo(path);
  }

  @Test
  void aNeighbourCanBeAskedForByItsAttribute() {
    String target =
        """
        {"target_bucket": {"$unknown": {"address": "aws_s3_bucket.b", "path": "id", "expression": "", "reason": ""}}}\
        """;
    var graph =
        new GraphText()
            .resource("aws_s3_bucket.b", "{}")
            .resource("aws_s3_bucket_logging.l", target);

    Term through =
        Evaluation.of(
            "resource.referencedBy('aws_s3_bucket_logging', 'target_bucket').size() == 1", graph);
    Term other =
        Evaluation.of(
            "resource.referencedBy('aws_s3_bucket_logging', 'bucket').size() == 1", graph);
    Term anything = Evaluation.of("resource.referencedBy('*').size() == 1", graph);

    assertThat(Term.truth(through)).isEqualTo(Truth.TRUE);
    assertThat(Term.truth(other)).isEqualTo(Truth.FALSE);
    assertThat(Term.truth(anything)).isEqualTo(Truth.TRUE);
  }

  @Test
  void splitResourcesAreFoundByReferenceByOriginAndByName() {
    String block = "resource.attached('aws_s3_bucket_versioning').size() == 1";
    String origin =
        """
        {"bucket": {"$unknown": {"address": "aws_s3_bucket.b", "path": "id", "expression": "", "reason": ""}}}\
        """;
    var byEdge =
        new GraphText()
            .resource("aws_s3_bucket.b", "{}")
            .resource("aws_s3_bucket_versioning.v", "{}")
            .edge("aws_s3_bucket_versioning.v", "aws_s3_bucket.b");
    var byOrigin =
        new GraphText()
            .resource("aws_s3_bucket.b", "{}")
            .resource("aws_s3_bucket_versioning.v", origin);
    var byName =
        new GraphText()
            .resource("aws_s3_bucket.b", "{\"bucket\": \"x\"}")
            .resource("aws_s3_bucket_versioning.v", "{\"bucket\": \"x\"}");
    var other =
        new GraphText()
            .resource("aws_s3_bucket.b", "{\"bucket\": \"x\"}")
            .resource("aws_s3_bucket_versioning.v", "{\"bucket\": \"y\"}");

    assertThat(Term.truth(Evaluation.of(block, byEdge))).isEqualTo(Truth.TRUE);
    assertThat(Term.truth(Evaluation.of(block, byOrigin))).isEqualTo(Truth.TRUE);
    assertThat(Term.truth(Evaluation.of(block, byName))).isEqualTo(Truth.TRUE);
    assertThat(Term.truth(Evaluation.of(block, other))).isEqualTo(Truth.FALSE);
  }

  @Test
  void instancesBelongToTheInstanceOfTheSameKey() {
    var graph =
        new GraphText()
            .resource("aws_s3_bucket.b[\"a\"]", "{}")
            .resource("aws_s3_bucket.b[\"c\"]", "{}")
            .resource("aws_s3_bucket_versioning.v[\"a\"]", "{}")
            .resource("aws_s3_bucket_versioning.v[\"c\"]", "{}")
            .edge("aws_s3_bucket_versioning.v", "aws_s3_bucket.b");

    Term term = Evaluation.of("resource.attached('aws_s3_bucket_versioning').size() == 1", graph);

    assertThat(Term.truth(term)).isEqualTo(Truth.TRUE);
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    assertThatThrownBy(() -> Language.compile("resource.a =! 1"))
        .isInstanceOf(ConditionException.class)
        .hasMessageContaining("1:");
    assertThatThrownBy(() -> Language.compile("isPublicCdr(resource.a)"))
        .hasMessageContaining("isPublicCdr");
    assertThatThrownBy(() -> Language.compile("resource.a == null")).hasMessageContaining("isSet");
  }

  @Test
  void longWorkEndsWithTheBudget() {
    var graph = new GraphText().resource("aws_security_group.x", "{\"l\": " + list(2000) + "}");
    var scene =
        new dev.plumbline.policy.term.Scene(
            graph.graph(),
            new dev.plumbline.policy.term.Absence(
                dev.plumbline.facts.Facts.bundled(), java.util.Map.of()),
            java.util.List.of(),
            java.time.LocalDate.of(2026, 11, 27));
    var subject = scene.ofType("aws_security_group").getFirst();
    var condition = Language.compile("resource.l.exists(a, resource.l.exists(b, a == b + 1))");

    assertThatThrownBy(() ->
            condition.evaluate(
                new Term.Ref(subject),
                null,
                scene,
                Budget.of(100_000, 1 << 20, Duration.ofMinutes(1))))
        .isInstanceOf(BudgetExceededException.class);
  }

  private static String list(int size) {
    return java.util.stream.IntStream.range(0, size)
        .mapToObj(i -> Integer.toString(i * 2))
        .collect(java.util.stream.Collectors.joining(",", "[", "]"));
  }
}
