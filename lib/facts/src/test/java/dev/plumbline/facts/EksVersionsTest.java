package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.EksVersions.Support;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EksVersionsTest {
  @Test
  void supportGoesByTheDay() {
    assertThat(EksVersions.of("1.32", LocalDate.of(2026, 3, 23))).isEqualTo(Support.STANDARD);
    assertThat(EksVersions.of("1.32", LocalDate.of(2026, 3, 24))).isEqualTo(Support.EXTENDED);
    assertThat(EksVersions.of("1.32", LocalDate.of(2027, 3, 23))).isEqualTo(Support.EXTENDED);
    assertThat(EksVersions.of("1.32", LocalDate.of(2027, 3, 24))).isEqualTo(Support.ENDED);
  }

  @Test
  void olderVersionsHaveNoneAndLaterOnesAreTakenForNew() {
    LocalDate day = LocalDate.of(2026, 11, 28);

    assertThat(EksVersions.of("1.23", day)).isEqualTo(Support.ENDED);
    assertThat(EksVersions.of("1.31", day)).isEqualTo(Support.ENDED);
    assertThat(EksVersions.of("1.40", day)).isEqualTo(Support.STANDARD);
    assertThat(EksVersions.of("latest", day)).isNull();
  }
}
