package dev.plumbline.policy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterPatternTest {
  @Test
  void anAlternativeSelectsEachOfItsEvents() {
    FilterPattern pattern = pattern("{ ($.eventName = CreateRoute) || ($.eventName=DeleteRoute) }");

    assertThat(pattern.selects(Map.of("eventName", "CreateRoute"))).isTrue();
    assertThat(pattern.selects(Map.of("eventName", "DeleteRoute"))).isTrue();
    assertThat(pattern.selects(Map.of("eventName", "ReplaceRoute"))).isFalse();
  }

  @Test
  void andBindsMoreCloselyThanOr() {
    FilterPattern pattern = pattern("{ $.a = 1 && $.b = 1 || $.c = 1 }");

    assertThat(pattern.selects(Map.of("c", "1"))).isTrue();
    assertThat(pattern.selects(Map.of("a", "1"))).isFalse();
    assertThat(pattern.selects(Map.of("a", "1", "b", "1"))).isTrue();
  }

  @Test
  void parenthesesGroup() {
    FilterPattern pattern = pattern("{ ($.a = 1) && (($.b = 1) || ($.c = 1)) }");

    assertThat(pattern.selects(Map.of("c", "1"))).isFalse();
    assertThat(pattern.selects(Map.of("a", "1", "c", "1"))).isTrue();
  }

  @Test
  void aStarStandsForAnything() {
    FilterPattern pattern = pattern("{ $.errorCode = \"*UnauthorizedOperation\" }");

    assertThat(pattern.selects(Map.of("errorCode", "Client.UnauthorizedOperation"))).isTrue();
    assertThat(pattern.selects(Map.of("errorCode", "UnauthorizedOperations"))).isFalse();
  }

  @Test
  void unequalAsksForThePropertyAndNotExistsForItsAbsence() {
    FilterPattern unequal = pattern("{ $.type != \"AwsServiceEvent\" }");
    FilterPattern absent = pattern("{ $.userIdentity.invokedBy NOT EXISTS }");

    assertThat(unequal.selects(Map.of("type", "AwsApiCall"))).isTrue();
    assertThat(unequal.selects(Map.of("type", "AwsServiceEvent"))).isFalse();
    assertThat(unequal.selects(Map.of())).isFalse();
    assertThat(absent.selects(Map.of())).isTrue();
    assertThat(absent.selects(Map.of("userIdentity.invokedBy", "x"))).isFalse();
  }

  @Test
  void otherTestsAreReadAndSelectNothing() {
    FilterPattern pattern = pattern("{ $.latency > 100 || $.error IS TRUE || $.a = 1 }");

    assertThat(pattern.selects(Map.of("latency", "200", "error", "true"))).isFalse();
    assertThat(pattern.selects(Map.of("a", "1"))).isTrue();
  }

  @Test
  void whatIsNoPatternForEventsIsNone() {
    assertThat(FilterPattern.parse("ERROR")).isNull();
    assertThat(FilterPattern.parse("[ip, user, status=4*]")).isNull();
    assertThat(FilterPattern.parse("{ $.a = }")).isNull();
    assertThat(FilterPattern.parse("{ ($.a = 1 }")).isNull();
    assertThat(FilterPattern.parse("{ $.a = 1 } trailing")).isNull();
    assertThat(FilterPattern.parse("{ " + "(".repeat(200) + "$.a = 1" + ")".repeat(200) + " }"))
        .isNull();
  }

  private static FilterPattern pattern(String text) {
    FilterPattern pattern = FilterPattern.parse(text);
    assertThat(pattern).as(text).isNotNull();
    return java.util.Objects.requireNonNull(pattern);
  }
}
