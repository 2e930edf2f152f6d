package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.policy.cel.NameCheck;
import dev.plumbline.policy.judge.CompiledRule;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.read.Expressions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final Set<String> LEGACY = CatalogueReader.legacyNames();

  private static final Pattern SET_AND_EMPTY =
      Pattern.compile(
          "!isSet\\(([\\w.()]+)\\)\\s*\\|\\|\\s*\\1\\s*==\\s*''"
              + "|(?<!!)isSet\\(([\\w.()]+)\\)\\s*&&\\s*\\2\\s*!=\\s*''");

  static List<Policy> policies() {
    return Catalogue.bundled().policies();
  }

  @Test
  void theCatalogueIsFoundOnTheClassPath() {
    assertThat(Catalogue.bundled().policy("aws/s3/public-access-block")).isPresent();
  }

  @Test
  void peersIdsAreUnderstoodWhateverTheirCase() {
    Catalogue catalogue = Catalogue.bundled();

    assertThat(catalogue.find("CKV2_AWS_6"))
        .extracting(Policy::id)
        .containsExactly("aws/s3/public-access-block");
    assertThat(catalogue.find("avd-aws-0094")).isEqualTo(catalogue.find("AWS-0094"));
    assertThat(catalogue.find("CKV_AWS_999999")).isEmpty();
  }

  @Test
  void aPolicyHasTheControlsThatPublicMappingsNameForItsAliases() {
    Policy policy = Catalogue.bundled().find("FG_R00016").getFirst();

    assertThat(policy.controls()).contains("cis-aws-1.3.0:2.2.1", "cis-aws-1.4.0:2.2.1");
  }

  @Test
  void policiesOfEachCloudHaveControlsOfIso27001AndOfSoc2() {
    assertThat(controls("aws/rds/encryption-at-rest"))
        .contains("iso-27001-2022:A.8.24", "soc2-tsc-2017:CC6.1")
        .doesNotContain("iso-27001-2022:A.8.11");
    assertThat(controls("azure/network/ssh-open"))
        .contains("iso-27001-2022:A.8.20", "soc2-tsc-2017:CC6.6");
    assertThat(controls("google/sql/tls")).contains("iso-27001-2022:A.8.12", "soc2-tsc-2017:CC6.7");
  }

  @Test
  void noControlOfIso27001OrOfSoc2IsWrittenInAWayThatTheFrameworksDoNot() {
    assertThat(policies())
        .flatExtracting(Policy::controls)
        .filteredOn(control -> control.matches("(iso-27001|soc2).*"))
        .hasSizeGreaterThan(300)
        .allMatch(control ->
            control.matches(
                "iso-27001-2022:A[.][5-8][.][1-9][0-9]?|soc2-tsc-2017:(CC[1-9]|A1|C1|PI1)[.][1-9]"));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyExpressionCompiles(Policy policy) {
    for (Rule rule : policy.rules()) {
      assertThat(CompiledRule.of(policy, rule)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyPolicySaysWhyAndShowsBadAndGood(Policy policy) {
    assertThat(policy.why()).hasSizeGreaterThan(40);
    assertThat(policy.rules()).isNotEmpty();
    assertThat(policy.bad()).isNotEmpty();
    assertThat(policy.good()).isNotEmpty();
    assertThat(policy.references()).allMatch(link -> link.startsWith("https://"));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyAttributeNameIsOneTheProviderHas(Policy policy) {
    assertThat(policy.rules()).flatExtracting(Expressions::unknownNames).isEmpty();
  }

  /** The message names the file, the attribute and what to write. */
  @Test
  void everyConditionSaysWhatHoldsWhereAnAbsentAttributeAloneLeavesItOpen() {
    assertThat(CatalogueReader.problems()).isEmpty();
  }

  /**
   * What another resource brings is unknown text, but no empty one: isFilled knows, == does not.
   */
  @ParameterizedTest
  @MethodSource("policies")
  void nothingIsComparedWithAnEmptyTextThatIsOnlyAskedToBeThere(Policy policy) {
    assertThat(policy.rules())
        .extracting(Rule::fault)
        .noneMatch(fault -> SET_AND_EMPTY.matcher(fault).find());
  }

  @Test
  void aMisspeltNameIsFoundInBlocksElementsAndNeighbours() {
    assertThat(names("resource.ingres.exists(r, true)")).hasSize(1);
    assertThat(names("resource.ingress.exists(r, r.cidr_block == 'x')")).hasSize(1);
    assertThat(names("resource.attached('aws_nothing').size() == 0")).hasSize(1);
    assertThat(names("resource.ingress.exists(r, r.from_port == 1) && isSet(resource.tags.x)"))
        .isEmpty();
  }

  private static List<String> names(String condition) {
    return NameCheck.check("aws_security_group", null, condition, Facts.bundled(), LEGACY);
  }

  private static List<String> controls(String policy) {
    return Catalogue.bundled().policy(policy).orElseThrow().controls();
  }
}
