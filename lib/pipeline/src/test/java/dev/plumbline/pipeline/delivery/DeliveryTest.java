package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent.PhaseCompleted;
import dev.plumbline.model.event.ReviewEvent.PhaseStarted;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.service.Pipeline;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Kafka
class DeliveryTest {
  private final TestKafka kafka;

  DeliveryTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @Test
  void aStateGoesFromPhaseToPhaseAndTheLedgerTellsOfIt() {
    try (var trial = new Trial(kafka, 2);
        var pipeline = pipeline(trial, Trial.settings())) {
      pipeline.add(completes(PhaseName.ANALYZER));
      pipeline.add(completes(PhaseName.REVIEWER));
      pipeline.start();

      IntStream.range(0, 50).forEach(i -> trial.send(Trial.stack("r" + i, "stack" + i)));

      var states = trial.read(Topic.REVIEWED, 50);
      assertThat(states).hasSize(50);
      var state = ReviewState.parse(states.getFirst().value());
      assertThat(state.result(PhaseName.ANALYZER).orElseThrow().outcome())
          .isEqualTo(Outcome.COMPLETED);
      assertThat(CloudEventHeaders.read(states.getFirst().headers()).reviewId())
          .isEqualTo(state.stack().reviewId());
      var ledger = trial.ledger();
      assertThat(ledger).filteredOn(PhaseStarted.class::isInstance).hasSize(100);
      assertThat(ledger).filteredOn(PhaseCompleted.class::isInstance).hasSize(100);
    }
  }

  private static Pipeline pipeline(Trial trial, DeliverySettings settings) {
    return new Pipeline(trial.clients, trial.topics, settings, trial.registry);
  }

  private static LambdaPhase completes(PhaseName name) {
    return new LambdaPhase(name, (state, _) -> state.completed(name, "done"));
  }
}
