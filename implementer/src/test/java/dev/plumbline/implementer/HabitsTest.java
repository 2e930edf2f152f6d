package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Fixes leave a repository's code as its authors would: in its order, its places, its comments. */
class HabitsTest {
  private static final String DATABASE =
      """
      resource "google_sql_database_instance" "main" {
        name             = "main"
        database_version = "POSTGRES_16"
        region           = "europe-west1"

        settings {
          tier = "db-custom-2-7680"
      %s  }
      }
      """;

  @Test
  void blocksOfANameStandTogetherWhateverIsAddedBesideThem() {
    String flag =
        """

            database_flags {
              name  = "log_disconnections"
              value = "on"
            }
        """;
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", DATABASE.formatted(flag)));
    List<Fix> fixes = new ArrayList<>(reviewed.fixes("google/sql/backup"));
    fixes.addAll(reviewed.fixes("google/sql/log-connections"));
    assertThat(fixes).hasSize(2).allMatch(Fix::verified);

    Together all = Objects.requireNonNull(reviewed.combined(fixes).together());

    assertThat(all.fingerprints()).hasSize(2);
    assertThat(blocks(Reviewed.text(new Edits(all.edits()).applied(reviewed.tree()), "main.tf")))
        .containsExactly("database_flags", "database_flags", "backup_configuration");
  }

  @Test
  void aBlockIsAddedBehindThoseOfItsName() {
    String flags =
        """

            database_flags {
              name  = "log_disconnections"
              value = "on"
            }

            backup_configuration {
              enabled = true
            }
        """;

    Reviewed reviewed = Reviewed.of(Map.of("main.tf", DATABASE.formatted(flags)));
    Fix fix = reviewed.fixes("google/sql/log-connections").getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(blocks(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf")))
        .containsExactly("database_flags", "database_flags", "backup_configuration");
  }

  private static List<String> blocks(String source) {
    return source
        .lines()
        .map(String::strip)
        .filter(line -> line.endsWith("{"))
        .map(line -> line.split(" ", 2)[0])
        .filter(name -> name.equals("database_flags") || name.equals("backup_configuration"))
        .toList();
  }

  @Test
  void aCommentBesideAChangedValueStaysAndIsNamed() {
    String source =
        """
        resource "aws_db_instance" "db" {
          publicly_accessible = true # the office tool reads it
          engine              = "postgres" # as in production
        }
        """;

    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));
    Fix fix = reviewed.fixes("aws/rds/public-access").getFirst();

    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("publicly_accessible = false # the office tool reads it");
    assertThat(fix.title())
        .endsWith("The comment \"# the office tool reads it\" stays: see whether it still holds.")
        .doesNotContain("as in production");
  }

  @Test
  void aMemberOfALocalObjectIsSetWhereItStands() {
    String source =
        """
        locals {
          settings = {
            public = true
            size   = 20
          }
        }

        resource "aws_db_instance" "db" {
          engine              = "postgres"
          allocated_storage   = local.settings.size
          publicly_accessible = local.settings.public
        }
        """;

    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));
    Fix fix = reviewed.fixes("aws/rds/public-access").getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("    public = false\n")
        .contains("publicly_accessible = local.settings.public");
  }

  @Test
  void rangesThatNobodyIsAskedForAnyMoreGo() {
    String source =
        """
        resource "aws_eks_cluster" "main" {
          name     = "main"
          role_arn = "arn:aws:iam::111122223333:role/eks"
          vpc_config {
            subnet_ids          = ["subnet-a", "subnet-b"]
            public_access_cidrs = ["0.0.0.0/0"]
          }
        }
        """;

    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));
    Fix fix = reviewed.fixes("aws/eks/public-endpoint").getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .doesNotContain("public_access_cidrs");
  }

  private static final String NETWORK =
      """
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
      """;

  @Test
  void whatIsAddedHasANameWhereItsNeighboursHave() {
    String named =
        """
        resource "aws_cloudwatch_log_group" "app" {
          name              = "/app/main"
          retention_in_days = 365
          kms_key_id        = "alias/logs"
        }
        """;

    assertThat(flowLogs(NETWORK + named)).contains("name_prefix       = \"main-vpc-\"");
    assertThat(flowLogs(NETWORK + named.replaceAll("  name  .*\n", "")))
        .doesNotContain("name_prefix");
    assertThat(flowLogs(NETWORK)).doesNotContain("name_prefix");
  }

  private static String flowLogs(String source) {
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));
    Fix fix = reviewed.fixes("aws/ec2/flow-logs").getFirst();
    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf");
  }
}
