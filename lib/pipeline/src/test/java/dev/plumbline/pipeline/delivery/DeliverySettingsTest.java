package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
  private static final long HALF = Runtime.getRuntime().maxMemory() / 2;

  @Test
  void theWorkOnOneRecordMayTakeHalfOfTheHeapAtMost() {
    Budget budget = settings(Long.MAX_VALUE).budget();

    assertThatNoException().isThrownBy(() -> budget.allocate(HALF));
    assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> budget.allocate(1));
  }

  @Test
  void lessThanThatIsWhatTheOperatorSets() {
    Budget budget = settings(1_000).budget();

    assertThatNoException().isThrownBy(() -> budget.allocate(1_000));
    assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> budget.allocate(1));
  }

  private static DeliverySettings settings(long memory) {
    DeliverySettings base = DeliverySettings.DEFAULT;
    return new DeliverySettings(
        base.exactlyOnce(),
        base.instance(),
        base.groupProtocol(),
        base.workers(),
        base.backoffs(),
        base.outages(),
        base.deadline(),
        base.grace(),
        base.steps(),
        memory,
        base.maxRecord(),
        base.alone(),
        base.shutdown());
  }
}
