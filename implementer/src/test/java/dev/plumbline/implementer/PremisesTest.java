package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recipes for some resources only, and steps for some of a resource's parts. */
class PremisesTest {
  private static final String INSTANCE =
      """
      resource "google_sql_database_instance" "main" {
        database_version = "POSTGRES_17"
        settings {
          tier = "db-custom-2-7680"
          ip_configuration {
            ipv4_enabled = true%s
          }
        }
      }
      """;

  @Test
  void aResourceThatLacksWhatARecipeIsGivenHasNone() {
    assertThat(fixes("google/sql/public-address", INSTANCE.formatted(""))).isEmpty();
  }

  @Test
  void whatIsGivenMayBeUnknown() {
    String source =
        INSTANCE.formatted("\n      private_network = var.network") + "variable \"network\" {}\n";

    assertThat(fixes("google/sql/public-address", source))
        .singleElement()
        .satisfies(fix -> assertThat(fix.verified()).as("%s", fix.proof()).isTrue());
  }

  @Test
  void aPatternHasToHoldForEachOfAList() {
    String source =
        """
        data "aws_ami" "linux" {
          filter {
            name   = "name"
            values = ["al2023-ami-2023.*-x86_64"%s]
          }
        }
        """;

    assertThat(fixes("aws/ec2/image-owner", source.formatted("")))
        .singleElement()
        .satisfies(fix -> assertThat(fix.diff()).contains("owners = [\"amazon\"]"));
    assertThat(fixes("aws/ec2/image-owner", source.formatted(", \"our-base-*\""))).isEmpty();
  }

  @Test
  void aRecipeAtAnotherResourceNeedsThatOneInTheStack() {
    String rule =
        """
        resource "azurerm_redis_firewall_rule" "all" {
          redis_cache_name = "elsewhere"
          start_ip         = "0.0.0.0"
          end_ip           = "255.255.255.255"
        }
        """;

    assertThat(fixes("azure/redis/firewall-everyone", rule)).isEmpty();
  }

  /** A replica has the engine of its source, which is elsewhere. */
  @Test
  void whatAnUnknownAttributeDecidesIsNoRecipe() {
    String replica =
        """
        resource "aws_db_instance" "copy" {
          replicate_source_db = "arn:aws:rds:eu-west-1:111122223333:db:orders"
        }
        """;

    assertThat(fixes("aws/rds/log-exports", replica)).isEmpty();
    assertThat(
            fixes(
                "aws/rds/log-exports",
                replica.replace("replicate_source_db", "engine = \"postgres\" #")))
        .hasSize(1)
        .allMatch(Fix::verified);
  }

  @Test
  void onlyRulesThatOpenAPortAreClosedAndTheLastFirst() {
    String source =
        """
        resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
        resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
        resource "aws_route_table" "t" {
          vpc_id = aws_vpc.main.id
          route {
            cidr_block = "0.0.0.0/0"
            gateway_id = aws_internet_gateway.main.id
          }
        }
        resource "aws_route_table_association" "a" {
          subnet_id      = aws_subnet.a.id
          route_table_id = aws_route_table.t.id
        }
        resource "aws_subnet" "a" {
          vpc_id                  = aws_vpc.main.id
          map_public_ip_on_launch = true
        }
        resource "aws_security_group" "web" {
          ingress {
            protocol    = "tcp"
            from_port   = 20
            to_port     = 30
            cidr_blocks = ["0.0.0.0/0"]
          }
          ingress {
            protocol    = "tcp"
            from_port   = 443
            to_port     = 443
            cidr_blocks = ["0.0.0.0/0"]
          }
          ingress {
            protocol         = "tcp"
            from_port        = 3389
            to_port          = 3389
            ipv6_cidr_blocks = ["::/0"]
            security_groups  = ["sg-1"]
          }
        }
        resource "aws_instance" "web" {
          subnet_id              = aws_subnet.a.id
          vpc_security_group_ids = [aws_security_group.web.id]
        }
        """;

    Fix fix = fixes("aws/ec2/admin-port-from-internet", source).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(source, fix))
        .contains("= 443")
        .contains("security_groups = [\"sg-1\"]")
        .doesNotContain("::/0", "= 30")
        .containsOnlyOnce("0.0.0.0/0\"]");
  }

  @Test
  void onlyStatementsThatAreChosenAreChanged() {
    String source =
        """
        resource "aws_ses_identity_policy" "news" {
          identity = "example.com"
          name     = "news"
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [
              { Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "ses:*", Resource = "*" },
              { Effect = "Deny", Principal = { AWS = "444455556666" }, Action = "ses:*", Resource = "*" }
            ]
          })
        }
        """;

    Fix fix = fixes("aws/ses/broad-policy", source).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(source, fix))
        .isEqualTo(
            source.replaceFirst(
                "Action = \"ses:[*]\"", "Action = [\"ses:SendEmail\", \"ses:SendRawEmail\"]"));
  }

  @Test
  void aPremiseCanBeAskedOfEachBlock() {
    String rule =
        """
        resource "google_compute_firewall" "admin" {
          name          = "admin"
          network       = "main"
          source_ranges = ["0.0.0.0/0"]
          allow {
            protocol = "tcp"
            ports    = ["22"%s]
          }%s
        }
        """;

    assertThat(fixes("google/compute/firewall-ssh", rule.formatted("", "")))
        .singleElement()
        .satisfies(fix -> assertThat(fix.diff()).contains("source_ranges = [\"35.235.240.0/20\"]"));
    assertThat(fixes("google/compute/firewall-ssh", rule.formatted(", \"443\"", ""))).isEmpty();
    assertThat(
            fixes(
                "google/compute/firewall-ssh",
                rule.formatted("", "\n  allow {\n    protocol = \"icmp\"\n  }")))
        .isEmpty();
  }

  @Test
  void whatIsAbsentIsAnEmptyText() {
    String domain = "resource \"%s\" \"logs\" {\n  domain_name = \"logs\"\n%s}\n";
    String policy = "aws/opensearch/node-encryption";

    assertThat(fixes(policy, domain.formatted("aws_opensearch_domain", ""))).hasSize(1);
    assertThat(fixes(policy, domain.formatted("aws_elasticsearch_domain", ""))).isEmpty();
    assertThat(
            fixes(
                policy,
                domain.formatted(
                    "aws_elasticsearch_domain", "  elasticsearch_version = \"6.8\"\n")))
        .hasSize(1);
  }

  @Test
  void aPremiseCanBeAnotherResources() {
    String pool =
        """
        resource "google_container_cluster" "main" {
          name                     = "main"
          location                 = "europe-west1"
          remove_default_node_pool = true
          initial_node_count       = 1
          %s
        }
        resource "google_container_node_pool" "apps" {
          cluster = google_container_cluster.main.id
        }
        """;
    String identity = "workload_identity_config { workload_pool = \"example.svc.id.goog\" }";

    assertThat(fixes("google/gke/metadata-server", pool.formatted(identity)))
        .singleElement()
        .satisfies(fix -> assertThat(fix.diff()).contains("mode = \"GKE_METADATA\""));
    assertThat(fixes("google/gke/metadata-server", pool.formatted(""))).isEmpty();
  }

  @Test
  void aValueThatOthersMayReadIsNotTakenAway() {
    String database =
        """
        resource "aws_db_instance" "orders" {
          instance_class = "db.t4g.small"
          password       = %s
        }
        variable "password" {
          default = "correct-horse-9"
        }
        """;

    assertThat(fixes("aws/rds/literal-password", database.formatted("\"correct-horse-9\"")))
        .singleElement()
        .satisfies(fix -> assertThat(fix.diff()).contains("+  manage_master_user_password = true"));
    assertThat(fixes("aws/rds/literal-password", database.formatted("var.password"))).isEmpty();
  }

  @Test
  void anArgumentThatOnlySomeReleasesHaveIsCorrectedWhereItIsWritten() {
    String account =
        "resource \"azurerm_cosmosdb_account\" \"orders\" {\n  name = \"orders\"\n%s}\n";
    String policy = "azure/cosmosdb/local-authentication";

    assertThat(fixes(policy, account.formatted("  local_authentication_disabled = false\n")))
        .singleElement()
        .satisfies(fix -> assertThat(fix.diff()).contains("local_authentication_disabled = true"));
    assertThat(fixes(policy, account.formatted("  local_authentication_enabled = true\n")))
        .singleElement()
        .satisfies(fix -> assertThat(fix.diff()).contains("local_authentication_enabled = false"));
    assertThat(fixes(policy, account.formatted(""))).isEmpty();
  }

  @Test
  void theKeyOfATopicLetsInWhoSaysForWhichAccountItSendsNotices() {
    String topic = "resource \"aws_sns_topic\" \"alarms\" {\n  name = \"alarms\"\n}\n";

    Fix fix = fixes("aws/sns/encryption", topic).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(topic, fix))
        .contains("kms_master_key_id = aws_kms_key.alarms_topic.arn")
        .contains("cloudwatch.amazonaws.com", "s3.amazonaws.com")
        .doesNotContain("events.amazonaws.com")
        .contains("aws:SourceAccount", "kms:ViaService");
  }

  private static List<Fix> fixes(String policy, String source) {
    return Reviewed.of(Map.of("main.tf", source)).fixes(policy);
  }

  private static String fixed(String source, Fix fix) {
    return Reviewed.text(
        Reviewed.apply(Reviewed.of(Map.of("main.tf", source)).tree(), fix), "main.tf");
  }
}
