package dev.plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Remediation;
import dev.plumbline.policy.fix.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {
  private static final String GOOD =
      """
      title: T
      why: W
      severity: low
      category: cost
      resources: [a, b]
      fault: resource.x
      message: M
      remediation: R
      fix:
        - set: {x.y: 1, z: {}}
        - correct: {"v[*].u": true}
        - remove: w
        - removeElements: {"{attribute}": ["0.0.0.0/0"]}
        - add: {type: t, arguments: {bucket: "${resource.id}", flag: true}}
      bad: [b]
      good: [g]
      """;

  @Test
  void aPolicyIsReadWithItsFix() {
    var result = PolicyReader.read("x/y", "x/y.yaml", GOOD);

    assertThat(result.problems()).isEmpty();
    Policy policy = Objects.requireNonNull(result.policy());
    assertThat(policy.id()).isEqualTo("x/y");
    assertThat(policy.rules().getFirst().types()).containsExactly("a", "b");
    assertThat(Objects.requireNonNull(policy.rules().getFirst().fix()).steps())
        .startsWith(
            new Fix.Set("x.y", Value.of(1)),
            new Fix.Set("z", Value.Obj.EMPTY),
            new Fix.Correct(Map.of("v[*].u", Value.of(true))),
            new Fix.Remove("w"))
        .hasSize(6);
  }

  @Test
  void aFixMayTakeWhatIsGrantedAwayInOneOfSeveralWays() {
    String steps =
        """
        fix:
          either:
            - withdraw: {a: [x]}
            - removeElements: {b: {elements: [x], instead: none}, c: {elements: [x], instead: [y]}}
              addElements: {d: [x]}
              replace: {e: {"http:": "https:"}}
        bad:\
        """;
    var result = PolicyReader.read("x/y", "x/y.yaml", GOOD.replaceAll("(?s)fix:.*bad:", steps));

    List<Value> x = List.of(Value.of("x"));
    assertThat(result.problems()).isEmpty();
    Policy policy = Objects.requireNonNull(result.policy());
    assertThat(Objects.requireNonNull(policy.rules().getFirst().fix()).steps())
        .containsExactly(
            new Fix.Either(
                List.of(
                    List.of(new Fix.Withdraw("a", x)),
                    List.of(
                        new Fix.RemoveElements("b", x, Optional.empty()),
                        new Fix.RemoveElements("c", x, Optional.of(List.of(Value.of("y")))),
                        new Fix.AddElements("d", x),
                        new Fix.Replace("e", "http:", "https:")))));
  }

  @Test
  void aLanguageMayHaveAdviceOfItsOwn() {
    String other = GOOD.replace("remediation: R", "remediation: {%s: R, %s: C}");
    var both = PolicyReader.read("x/y", "x/y.yaml", other.formatted("text", "cloudformation"));
    var none = PolicyReader.read("x/y", "x/y.yaml", other.formatted("text", "ansible"));
    var lone = PolicyReader.read("x/y", "x/y.yaml", other.formatted("pulumi", "cloudformation"));

    assertThat(Objects.requireNonNull(both.policy()).remediation())
        .isEqualTo(
            new Remediation(
                "R", Map.of(StackSpec.Kind.CLOUDFORMATION, "C"), Remediation.Remedy.LOCAL));
    assertThat(none.problems()).singleElement().asString().contains("\"ansible\" is neither");
    assertThat(lone.problems()).singleElement().asString().contains("Add \"text\"");
  }

  @Test
  void aFixMayBeForSomeResourcesAndPortsOnly() {
    var read = PolicyReader.read("x/y", "x/y.yaml", fixed("{given: [a], close: [22, 23]}"));
    var pattern =
        PolicyReader.read("x/y", "x/y.yaml", fixed("{given: {a: \"1[.].*\"}, remove: b}"));
    var broken = PolicyReader.read("x/y", "x/y.yaml", fixed("{given: {a: \"(\"}, remove: b}"));
    var port = PolicyReader.read("x/y", "x/y.yaml", fixed("{close: [ssh]}"));

    assertThat(read.problems()).isEmpty();
    assertThat(steps(read)).containsExactly(new Fix.Given("a", ""), new Fix.Close(List.of(22, 23)));
    assertThat(steps(pattern)).startsWith(new Fix.Given("a", "1[.].*"));
    assertThat(broken.problems()).singleElement().asString().contains("Not a pattern");
    assertThat(port.problems()).singleElement().asString().contains("Not ports");
  }

  private static String fixed(String fix) {
    return GOOD.replaceAll("(?s)fix:.*(?=bad:)", "fix: " + fix + "\n");
  }

  @Test
  void aFixSaysWhereItIsForAPerson() {
    String fix =
        "[{hold: [{when: resource.y == 1, because: somebody reads it},"
            + " {when: \"true\", because: none goes back, existing: true},"
            + " {when: resource.z, because: it is known, sure: true}]}, {set: {x: 1}}]";

    var read = PolicyReader.read("x/y", "x/y.yaml", fixed(fix));

    assertThat(read.problems()).isEmpty();
    assertThat(steps(read)).containsExactly(new Fix.Set("x", Value.of(1)));
    assertThat(Objects.requireNonNull(read.policy()).rules().getFirst().holds())
        .containsExactly(
            new Fix.Hold("resource.y == 1", "somebody reads it", false, false),
            new Fix.Hold("true", "none goes back", true, false),
            new Fix.Hold("resource.z", "it is known", false, true));
  }

  @Test
  void whatHoldsAFixBackIsAConditionWithAReasonAmongTheOutermostSteps() {
    assertThat(problems("{hold: {when: resource.y == 1}, set: {x: 1}}"))
        .containsExactly("Not a hold");
    assertThat(problems("{either: [{hold: {when: \"true\", because: b}, set: {x: 1}}]}"))
        .containsExactly("Unknown step");
    assertThat(problems("{hold: {when: resource.(, because: b}, set: {x: 1}}"))
        .containsExactly("Not a condition");
  }

  private static List<String> problems(String fix) {
    return PolicyReader.read("x/y", "x/y.yaml", fixed(fix), Expressions.Depth.COMPILED)
        .problems()
        .stream()
        .map(Diagnostic::summary)
        .toList();
  }

  private static List<Fix.Step> steps(PolicyReader.Result read) {
    Policy policy = Objects.requireNonNull(read.policy());
    return Objects.requireNonNull(policy.rules().getFirst().fix()).steps();
  }

  @Test
  void aPolicyWithoutRecipeSaysWhatItsRemedyTakes() {
    String bare = GOOD.replaceAll("(?s)fix:.*(?=bad:)", "");
    var choice = PolicyReader.read("x/y", "x/y.yaml", bare + "remedy: choice\n");
    var both = PolicyReader.read("x/y", "x/y.yaml", GOOD + "remedy: elsewhere\n");
    var other = PolicyReader.read("x/y", "x/y.yaml", bare + "remedy: later\n");

    assertThat(choice.problems()).isEmpty();
    assertThat(Objects.requireNonNull(choice.policy()).remediation().remedy())
        .isEqualTo(Remediation.Remedy.CHOICE);
    assertThat(both.problems()).singleElement().asString().contains("take one out");
    assertThat(other.problems()).singleElement().asString().contains("local, choice, elsewhere");
  }

  @Test
  void aPolicyCanBeAboutOneLanguageOnly() {
    var one = PolicyReader.read("x/y", "x/y.yaml", GOOD + "languages: [cloudformation]\n");
    var none = PolicyReader.read("x/y", "x/y.yaml", GOOD + "languages: [ansible]\n");

    Policy policy = Objects.requireNonNull(one.policy());
    assertThat(policy.isAbout(StackSpec.Kind.CLOUDFORMATION)).isTrue();
    assertThat(policy.isAbout(StackSpec.Kind.TERRAFORM)).isFalse();
    assertThat(none.problems())
        .extracting(Diagnostic::detail)
        .containsExactly("\"ansible\" is none of [terraform, cloudformation, pulumi, kubernetes].");
  }

  @Test
  void everyProblemIsToldWithItsPlaceInOnePass() {
    String text =
        GOOD.replace("severity: low", "severity: grave")
            .replace("message: M", "mesage: M")
            .replace("why: W\n", "");

    var result = PolicyReader.read("x", "x.yaml", text);

    assertThat(result.policy()).isNull();
    assertThat(result.problems())
        .extracting(problem -> problem.subject() + " " + problem.summary())
        .containsExactlyInAnyOrder(
            "x.yaml:6:9 Unknown key",
            "x.yaml:1:1 Missing key",
            "x.yaml:2:11 Unknown severity",
            "x.yaml:1:1 Missing key");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    var result = PolicyReader.read("x", "x.yaml", "title: [a\nwhy: b");

    assertThat(result.problems()).hasSize(1);
    Diagnostic problem = result.problems().getFirst();
    assertThat(problem.summary()).isEqualTo("Not YAML");
    assertThat(problem.subject().start().line()).isEqualTo(2);
  }

  @Test
  void aliasesDoNotMultiply() {
    String bomb =
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n";

    assertThat(PolicyReader.read("x", "x.yaml", bomb).problems()).isNotEmpty();
  }
}
