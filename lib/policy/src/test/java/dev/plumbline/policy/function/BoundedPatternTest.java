package dev.plumbline.policy.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.cel.ConditionException;
import dev.plumbline.policy.cel.Evaluation;
import dev.plumbline.policy.cel.Language;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {
  private static final String LARGE = "((a{1000}){1000}){1000}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        LARGE,
        "(a{1000}){1000}",
        "(?:a{999}b{999}c{999}d{999}e{999}f{999}g{999}h{999}i{999}j{999}k{999})",
        "("
      })
  void whatFillsTheMemoryIsRefusedBeforeItIsCompiled(String regex) {
    assertThatThrownBy(() -> BoundedPattern.of(regex)).isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> Language.compile("'a'.matches('%s')".formatted(regex)))
        .isInstanceOf(ConditionException.class);
    assertThatThrownBy(
            () -> Language.compile("'a'.matches(parameters.p)", Map.of("p", Value.of(regex))))
        .isInstanceOf(ConditionException.class);
  }

  /** Which the judge counts as a policy that failed, and the check as unknown. */
  @Test
  void oneThatAResourceBringsIsRefusedToo() {
    GraphText graph = new GraphText().resource("aws_sns_topic.t", "{\"name\": \"" + LARGE + "\"}");

    assertThatThrownBy(() -> Evaluation.of("'a'.matches(resource.name)", graph))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @Test
  void aMatchCostsTheMoreTheLargerItsPatternIs() {
    var budget = Budget.of(1000, 1, Duration.ofMinutes(30));
    String text = "b".repeat(10_000);

    assertThat(BoundedPattern.of("^a{1,9}$").isIn(text, budget)).isFalse();
    assertThatThrownBy(() -> BoundedPattern.of("^a{1,1000}$").isIn(text, budget))
        .isInstanceOf(BudgetExceededException.class);
  }
}
