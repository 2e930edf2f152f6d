package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeguardTest {
  @Test
  void eachIsAnAttributeThatTheProviderHas() {
    for (Safeguard safeguard : Safeguard.ALL) {
      for (String type : safeguard.types()) {
        assertThat(facts(type).attribute(safeguard.path()))
            .as(type + " " + safeguard.path())
            .isNotNull();
      }
    }
  }

  @Test
  void aProtectionThatIsAWordHasTheOneThatProtects() {
    for (Safeguard safeguard : Safeguard.ALL) {
      for (String type : safeguard.types()) {
        if (safeguard.whenSet() == Fate.REFUSED && Switch.isWord(type, safeguard.path())) {
          assertThat(Switch.WORDS).as(type).containsKey(type);
        }
      }
    }
  }

  @Test
  void eachWordIsOneThatTheProviderTakes() {
    Switch.WORDS.forEach((type, word) -> {
      AttributeFacts attribute =
          Objects.requireNonNull(facts(type).attribute("deletion_protection"), type);
      assertThat(attribute.type()).as(type).startsWith("string");
      if (!attribute.allowed().isEmpty()) {
        assertThat(attribute.allowed().toString()).as(type).contains("value=" + word + "]");
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "aws_cognito_user_pool, INACTIVE, LOST",
    "aws_cognito_user_pool, ACTIVE, REFUSED",
    "google_bigtable_table, UNPROTECTED, LOST",
    "google_bigtable_table, PROTECTED, REFUSED",
  })
  void aProtectionThatIsOffProtectsNothing(String type, String word, Fate fate) {
    Resource pool = terraform(type, "deletion_protection = \"" + word + "\"");

    assertThat(Safeguards.fate(pool)).isEqualTo(fate);
    assertThat(Safeguards.guards(pool).isEmpty()).isEqualTo(fate == Fate.LOST);
  }

  @Test
  void aWordThatNobodyLookedUpIsNotKnown() {
    Resource store =
        terraform("aws_verifiedpermissions_policy_store", "deletion_protection = \"DISABLED\"");

    assertThat(Safeguards.guards(store)).isEmpty();
  }

  @Test
  void aBalancersProtectionIsTheOneThatItHas() {
    Resource balancer = terraform("aws_lb", "enable_deletion_protection = true");

    assertThat(Safeguards.fate(balancer)).isEqualTo(Fate.REFUSED);
  }

  /** The provider purges it by default, so that only purge protection surely brings it back. */
  @Test
  void aVaultIsRecoverableOnlyWherePurgeProtectionIsOn() {
    Resource open = terraform("azurerm_key_vault", "purge_protection_enabled = false");
    Resource kept = terraform("azurerm_key_vault", "purge_protection_enabled = true");

    assertThat(Safeguards.fate(open)).isEqualTo(Fate.PERHAPS_LOST);
    assertThat(Safeguards.of(open))
        .containsExactly(
            "The provider purges it at once, unless its features.key_vault says otherwise.");
    assertThat(Safeguards.fate(kept)).isEqualTo(Fate.RECOVERABLE);
  }

  @Test
  void aDatabaseOfATemplateHasADayOfBackupsWhereItSaysNothing() {
    String none = "There are no automated backups.";

    assertThat(Safeguards.of(template("Engine: postgres"))).doesNotContain(none);
    assertThat(Safeguards.of(template("BackupRetentionPeriod: 0"))).contains(none);
    assertThat(Safeguards.of(terraform("aws_db_instance", ""))).contains(none);
    assertThat(Safeguards.of(terraform("aws_rds_cluster", ""))).doesNotContain(none);
    assertThat(Safeguards.of(terraform("aws_db_instance", "snapshot_identifier = \"s\"")))
        .doesNotContain(none);
  }

  private static ResourceFacts facts(String type) {
    return Objects.requireNonNull(Facts.bundled().resource(type), type);
  }

  private static Resource terraform(String type, String body) {
    String source = "resource \"" + type + "\" \"r\" {\n" + body + "\n}\n";
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", source)))
        .resources()
        .getFirst();
  }

  private static Resource template(String property) {
    String source =
        """
        Resources:
          Db:
            Type: AWS::RDS::DBInstance
            Properties:
              %s
        """
            .formatted(property);
    return StackReader.read(
            new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
            SourceTree.ofText(Map.of("t.yaml", source)),
            Budget.generous())
        .resources()
        .getFirst();
  }
}
