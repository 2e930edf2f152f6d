package dev.plumbline.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CostSummaryTest {
  @Test
  void oneBooksDatesBecomeOneSpan() {
    assertThat(books("ours of 2024-07-01 to 2025-07-07", "ours of 2024-12-04"))
        .isEqualTo("ours of 2024-07-01 to 2025-07-07");
    assertThat(books("ours of 2024-07-01", "ours of 2023-01-02"))
        .isEqualTo("ours of 2023-01-02 to 2024-07-01");
  }

  @Test
  void otherBooksStandBesideIt() {
    assertThat(books("ours of 2024-07-01", "acme.csv of 2024-07-01"))
        .isEqualTo("ours of 2024-07-01; acme.csv of 2024-07-01");
  }

  private static String books(String one, String other) {
    return summary(one).plus(summary(other)).books();
  }

  private static CostSummary summary(String books) {
    return new CostSummary(CostTotals.NOTHING, null, null, 0, books);
  }
}
