package dev.plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgesTest {
  private static final Map<String, String> POLICIES = Map.of("aws/s3/a.yaml", "title: A");
  private static final Map<String, String> TABLES = Map.of("defaults.yaml", "a: 1");

  @Test
  void anyPolicyTableOrFactThatIsAnotherMakesAnotherDigest() {
    String now = Judges.of(POLICIES, TABLES, "facts");

    assertThat(Judges.of(POLICIES, TABLES, "facts")).isEqualTo(now);
    assertThat(Judges.of(Map.of("aws/s3/a.yaml", "title: B"), TABLES, "facts")).isNotEqualTo(now);
    assertThat(Judges.of(Map.of("aws/s3/b.yaml", "title: A"), TABLES, "facts")).isNotEqualTo(now);
    assertThat(Judges.of(POLICIES, Map.of("defaults.yaml", "a: 2"), "facts")).isNotEqualTo(now);
    assertThat(Judges.of(POLICIES, TABLES, "other")).isNotEqualTo(now);
  }

  @Test
  void theBuildWroteTheOneOfItsOwnPolicies() {
    assertThat(Judges.bundled()).isEqualTo(Judges.computed());
  }
}
