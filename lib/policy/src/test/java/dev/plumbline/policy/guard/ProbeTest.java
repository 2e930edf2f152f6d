package dev.plumbline.policy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.guard.Guard.Bound;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class ProbeTest {
  @Test
  void aLowerBoundIsFoundWhereItLies() {
    assertThat(number(number -> number >= 7, 30)).isEqualTo(new Bound.AtLeast(7));
    assertThat(number(number -> number != 0, 30)).isEqualTo(new Bound.AtLeast(1));
  }

  @Test
  void anUpperBoundIsFoundWhereItLies() {
    assertThat(number(number -> number <= 90, 30)).isEqualTo(new Bound.AtMost(90));
  }

  @Test
  void aRangeHasTwo() {
    assertThat(number(number -> number >= 1 && number <= 35, 14))
        .isEqualTo(new Bound.Between(1, 35));
  }

  @Test
  void aNumberWithoutNeighboursIsMeantExactly() {
    assertThat(number(number -> number == 443, 443)).isEqualTo(new Bound.Exactly());
  }

  @Test
  void ofTheAllowedTextsThoseThatPassAreNamed() {
    List<Value> allowed = List.of(Value.of("1.0"), Value.of("1.2"), Value.of("1.3"));

    assertThat(new Probe(value -> !value.equals(allowed.getFirst())).bound(allowed.get(1), allowed))
        .isEqualTo(new Bound.OneOf(allowed.subList(1, 3)));
  }

  @Test
  void aTextWithoutKnownAlternativesIsMeantExactly() {
    assertThat(new Probe(_ -> true).bound(Value.of("a"), List.of())).isEqualTo(new Bound.Exactly());
  }

  private static Bound number(LongPredicate passes, long now) {
    return new Probe(
            value -> value instanceof Value.Num(var number) && passes.test(number.longValue()))
        .bound(Value.of(now), List.of());
  }
}
