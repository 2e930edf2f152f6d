package dev.plumbline.forecast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azurerm", "google"})
  void everyRuleIsAboutAnAttributeThatThereIs(String provider) {
    List<String> missing =
        new RuleBook(provider)
            .all().stream()
                .filter(rule -> !rule.type().equals(Rule.ANY) && !rule.path().equals(Rule.ANY))
                .filter(rule -> rule.kind() != Rule.Kind.UNORDERED || rule.argument().isEmpty())
                .filter(rule -> attribute(rule) == null)
                .map(Rule::toString)
                .toList();

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azurerm", "google"})
  void everyRuleFitsItsAttribute(String provider) {
    List<String> odd =
        new RuleBook(provider)
            .all().stream()
                .filter(rule -> attribute(rule) != null && !fits(rule))
                .map(Rule::toString)
                .toList();

    assertThat(odd).isEmpty();
  }

  private static @Nullable AttributeFacts attribute(Rule rule) {
    ResourceFacts facts = Facts.bundled().resource(rule.type());
    return facts == null ? null : facts.attribute(rule.path());
  }

  private static boolean isInSuppressedBlock(Rule rule) {
    int cut = rule.path().lastIndexOf('.');
    var block = new Rule(rule.type(), rule.path().substring(0, cut), rule.kind(), "", "");
    return Objects.requireNonNull(attribute(block)).diffSuppressed();
  }

  private static boolean fits(Rule rule) {
    AttributeFacts facts = Objects.requireNonNull(attribute(rule));
    return switch (rule.kind()) {
      case DEFAULT -> !facts.computed() && facts.optional() && facts.defaultValue() == null;
      case CHOSEN -> facts.computed() || isInSuppressedBlock(rule);
      case KEPT, DROPPED -> facts.diffSuppressed();
      case SAME -> facts.type().contains("string");
      case UNORDERED -> facts.type().startsWith("list");
      case COMPLETE, VARIES -> true;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azurerm", "google"})
  void noAttributeHasTwoRulesOfAKindAndEachHasASource(String provider) {
    var seen = new HashSet<String>();
    for (Rule rule : new RuleBook(provider).all()) {
      assertThat(seen.add(rule.type() + " " + rule.path() + " " + rule.kind()))
          .as("%s", rule)
          .isTrue();
      assertThat(rule.source()).as("%s", rule).isNotBlank();
    }
  }

  @Test
  void aTypeWithoutRulesHasNone() {
    Rules rules = Rules.of("aws_sqs_nothing");

    assertThat(rules.defaultAt("name")).isNull();
    assertThat(rules.knowsAllDefaults()).isFalse();
    assertThat(Rules.of("random_id").formAt("prefix")).isNull();
  }

  @Test
  void aTypesRulesAreReadByPath() {
    assertThat(Rules.of("aws_lb").defaultAt("load_balancer_type")).isEqualTo("application");
    assertThat(Rules.of("aws_lb").chosenAt("internal")).isEqualTo("false");
    assertThat(Rules.of("google_dns_record_set").isUnordered("rrdatas")).isTrue();
    assertThat(Rules.of("azurerm_resource_group").formOf("location")).isEqualTo(Form.LOCATION);
  }
}
