package dev.plumbline.model.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintTest {
  private static final Release SIX = new Release(6, 0, 0);
  private static final Release SIX_FOUR = new Release(6, 4, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.31.0",
        "v5.0.0",
        "~> 5.0",
        "~> 5",
        "~> 5.99.1",
        ">= 5.0, < 6.0",
        "< 6.0",
        "<= 5.9",
        "< 7, < 6",
        "5.0.0-beta1",
        "< 6, nonsense"
      })
  void allBelowWhereAPartEndsThere(String constraint) {
    assertThat(VersionConstraint.of(constraint).isBelow(SIX)).isTrue();
    assertThat(VersionConstraint.of(constraint).isFrom(SIX)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"= 6.0.0", "~> 6.0", ">=6.1,!=6.2.0", "> 6", ">= 5, >= 6", "nonsense, >= 6"})
  void noneBelowWhereAPartBeginsThere(String constraint) {
    assertThat(VersionConstraint.of(constraint).isFrom(SIX)).isTrue();
    assertThat(VersionConstraint.of(constraint).isBelow(SIX)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ">= 5.0",
        ">= 5.0, < 6.0.1",
        "<= 6.0",
        "!= 5.1.0",
        "!= 6.1.0",
        "> 5.9",
        "${var.version}",
        ">= 5, nonsense"
      })
  void someOnBothSidesWhereNoPartDecides(String constraint) {
    assertThat(VersionConstraint.of(constraint).isBelow(SIX)).isFalse();
    assertThat(VersionConstraint.of(constraint).isFrom(SIX)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "~> 5.0, ~> 5.1, -1",
    "'>= 1.2, < 2', 1.2.0, 0",
    "> 1.2, >= 1.2, 1",
    "> 1.2, 1.2.1, 0",
    "< 3, >= 0, 0",
    "!= 4, '', 0",
    "'>= 4, >= 5', >= 5.0.0, 0",
    "',', '', 0",
    "'>= 5, nonsense', >= 5, 0"
  })
  void theLowestIsThatOfThePartThatBeginsLast(String one, String other, int order) {
    Release lowest = VersionConstraint.of(one).lowest();

    assertThat(lowest.compareTo(VersionConstraint.of(other).lowest())).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({"~> 6.4.0, 0", "'>= 6.0, = 6.4.1', 1", "v6.4.2, 2"})
  void onePatchOrThePatchesOfOneMinorSelectARelease(String constraint, int patch) {
    assertThat(VersionConstraint.of(constraint).selected()).contains(new Release(6, 4, patch));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~> 6.0", "6.4", ">= 6.4.0", ">= 6.0, < 7"})
  void whatLeavesMoreThanPatchesSelectsNone(String constraint) {
    assertThat(VersionConstraint.of(constraint).selected()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ">= 6.0, true",
    ">= 6.4, true",
    ">= 6.4.1, false",
    ">= 7, false",
    "~> 6, true",
    "~> 6.2, true",
    "~> 6.5, false",
    "~> 5.9, false",
    "~> 6.4.0, true",
    "~> 6.4.1, false",
    "~> 6.3.0, false",
    "6.4.0, false",
    "< 7, false",
    "'>= 6.0, < 7', false",
    "'', false"
  })
  void everyPatchIsAdmittedByASingleLowerEndOnly(String constraint, boolean admitted) {
    assertThat(VersionConstraint.of(constraint).admitsPatchesOf(SIX_FOUR)).isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'>= 5, < 6', true", "${var.version}, false", "'5.0,', false"})
  void whatIsNoReleaseIsNotRead(String constraint, boolean readable) {
    assertThat(VersionConstraint.of(constraint).isReadable()).isEqualTo(readable);
  }
}
