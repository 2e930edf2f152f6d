package dev.plumbline.model.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.section.Review;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewStateTest {
  private static final String STACK =
      "{ \"reviewId\":\"r1\", \"stack\":{\"kind\":\"terraform\"}, \"lane\":\"bulk\", \"later\":1.0"
          + " }";
  private static final ArtifactRef REF = new ArtifactRef("a".repeat(64), 1, "application/json");

  @Test
  void forwardsWhatItDoesNotKnowByteForByte() {
    String json =
        "{\"stack\":"
            + STACK
            + ",\"analyzer\":{\"outcome\":\"completed\",\"new\":1e3},\"oracle\": [ 1.0 ]}";

    ReviewState state = ReviewState.parse(json.getBytes(UTF_8));
    ReviewState after =
        state.completed(
            PhaseName.REVIEWER,
            new Review(REF, Map.of(), Map.of(), new Review.Checks(1, 2, 3), Map.of(), ""));

    assertThat(member(after, "stack")).isEqualTo(STACK);
    assertThat(member(after, "analyzer")).isEqualTo("{\"outcome\":\"completed\",\"new\":1e3}");
    assertThat(member(after, "oracle")).isEqualTo("[ 1.0 ]");
    assertThat(ReviewState.parse(after.toBytes()).toBytes()).isEqualTo(after.toBytes());
  }

  @Test
  void givesBackASectionAndHowItsPhaseEnded() {
    var review =
        new Review(REF, Map.of("high", 1), Map.of(), new Review.Checks(1, 2, 3), Map.of(), "");
    ReviewState state =
        ReviewState.parse(("{\"stack\":" + STACK + "}").getBytes(UTF_8))
            .completed(PhaseName.REVIEWER, review)
            .ended(PhaseName.IMPLEMENTER, Outcome.FAILED, "too slow");

    ReviewState read = ReviewState.parse(state.toBytes());

    assertThat(read.section(PhaseName.REVIEWER, Review.class)).contains(review);
    assertThat(read.section(PhaseName.IMPLEMENTER, Review.class)).isEmpty();
    assertThat(read.result(PhaseName.IMPLEMENTER).orElseThrow().reason()).isEqualTo("too slow");
    assertThat(read.result(PhaseName.VALIDATOR)).isEmpty();
  }

  @Test
  void refusesAStateWithoutItsStack() {
    assertThatThrownBy(() -> ReviewState.parse("{\"analyzer\":{}}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a review state without its stack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"reviewId\":\"r1\",\"lane\":\"bulk\"}",
        "{\"reviewId\":\"r1\",\"stack\":{\"kind\":\"terraform\"}}",
        "{\"lane\":\"bulk\",\"stack\":{\"kind\":\"terraform\"}}"
      })
  void refusesAStackWithoutItsNameLaneOrReview(String stack) {
    assertThatThrownBy(() -> ReviewState.begin(stack.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReviewState.parse(("{\"stack\":" + stack + "}").getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stack without its name, lane or review");
  }

  private static String member(ReviewState state, String name) {
    return new String(Objects.requireNonNull(state.members().member(name)), UTF_8);
  }
}
