package dev.plumbline.validator.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.test.BrokenTest;
import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.model.test.TestFile;
import dev.plumbline.model.test.TestFile.Change;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestGenerationTest {
  private static final String FILE = "tests/plumbline_properties.tftest.hcl";
  private static final String DATABASE =
      """
      variable "stage" {
        default = "prod"
      }

      resource "aws_db_instance" "orders" {
        identifier              = "${var.stage}-orders"
        engine                  = "postgres"
        instance_class          = "db.t4g.medium"
        username                = "shop"
        password                = aws_kms_key.a.id
        storage_encrypted       = true
        backup_retention_period = 14
        publicly_accessible     = true
        arn_of_nothing          = aws_kms_key.a.arn
      }

      resource "aws_kms_key" "a" {
        enable_key_rotation = true
      }

      output "identifier" {
        value = aws_db_instance.orders.identifier
      }

      output "arn" {
        value = aws_db_instance.orders.arn
      }
      """;

  @Test
  void whatPoliciesGuardIsAssertedAndTheMessageNamesThem() {
    String content = content(root(DATABASE));

    assertThat(content)
        .contains("condition     = aws_db_instance.orders.storage_encrypted == true")
        .contains("has to be true (aws/rds/encryption-at-rest).")
        .contains("condition     = aws_kms_key.a.enable_key_rotation == true");
  }

  @Test
  void anAssertionAsksForNoMoreThanThePolicyDoes() {
    assertThat(content(root(DATABASE)))
        .contains(
            "aws_db_instance.orders.backup_retention_period >= 1 &&"
                + " aws_db_instance.orders.backup_retention_period <= 35");
  }

  @Test
  void whatAPolicyFindsWrongIsNoTest() {
    assertThat(content(root(DATABASE))).doesNotContain("publicly_accessible");
  }

  @Test
  void whatAPlanDoesNotKnowIsNeverAsserted() {
    String content = content(root(DATABASE));

    assertThat(content).contains("output.identifier == \"prod-orders\"");
    assertThat(content).doesNotContain("output.arn");
  }

  @Test
  void aProviderThatWantsCredentialsIsMocked() {
    assertThat(content(root(DATABASE))).contains("mock_provider \"aws\" {");
    assertThat(content(root("output \"a\" {\n  value = upper(\"a\")\n}\n")))
        .doesNotContain("mock_provider");
  }

  @Test
  void anOldTerraformGetsNoTestsAndHearsWhy() {
    String versions = "terraform {\n  required_version = \"~> 1.6.0\"\n}\n";

    GeneratedTests tests = Generated.of(root(versions + DATABASE));

    assertThat(tests.files()).isEmpty();
    assertThat(tests.notes())
        .containsExactly(
            "the root module gets no tests: it needs aws, and its required_version (~> 1.6.0)"
                + " leaves out Terraform 1.7, which brought mock_provider");
  }

  @Test
  void aSecretIsNeverWrittenDown() {
    String secret =
        """
        variable "token" {
          default   = "s3cr3t-t0ken"
          sensitive = true
        }

        resource "terraform_data" "a" {
          input = "x-${var.token}"
        }

        output "a" {
          value     = "y-${var.token}"
          sensitive = true
        }

        output "size" {
          value = length(["a"])
        }
        """;

    assertThat(content(root(secret))).contains("output.size").doesNotContain("s3cr3t-t0ken");
  }

  @Test
  void aCalledModuleIsTestedWithWhatItsCallerGives() {
    var tree =
        tree(
            Map.of(
                "main.tf",
                "module \"a\" {\n  source = \"./a\"\n  size = 3\n}\n",
                "a/main.tf",
                """
                variable "size" {
                  type = number
                }

                resource "terraform_data" "a" {
                  count = var.size
                }
                """));

    TestFile file = file(Generated.of(tree), "a/" + FILE);

    assertThat(file.content()).contains("  size = 3").contains("length(terraform_data.a) == 3");
  }

  @Test
  void aValueThatAValidationRefusesIsExpectedToFail() {
    String validated =
        """
        variable "port" {
          type    = number
          default = 80
          validation {
            condition     = var.port <= 1024
            error_message = "Too high."
          }
        }
        """;

    assertThat(content(root(validated)))
        .contains("run \"rejects_port\" {")
        .contains("    port = 1025")
        .contains("  expect_failures = [var.port]");
  }

  @Test
  void tagsThatAllResourcesShareAreAssertedOnce() {
    String tagged =
        """
        locals {
          tags = { Team = "shop", Stage = "prod" }
        }

        resource "aws_sqs_queue" "one" {
          tags = merge(local.tags, { Name = "one" })
        }

        resource "aws_sqs_queue" "many" {
          count = length(local.tags)
          tags  = local.tags
        }

        resource "aws_sns_topic" "each" {
          for_each = { a = 1, b = 2 }
          tags     = local.tags
        }
        """;

    assertThat(content(root(tagged)))
        .contains(
            """
              assert {
                condition = alltrue([
                  for tags in concat(
                    [aws_sqs_queue.one.tags],
                    aws_sqs_queue.many[*].tags,
                    values(aws_sns_topic.each)[*].tags,
                  ) : tags["Team"] == "shop"
                ])
                error_message = "Every resource has to be tagged Team = shop."
              }
            """)
        .doesNotContain("tags[\"Name\"]");
  }

  @Test
  void writtenTwiceItChangesNothing() {
    SourceTree once = written(root(DATABASE));

    GeneratedTests twice = Generated.of(once);

    assertThat(twice.differs()).isFalse();
    assertThat(twice.broken()).isEmpty();
    assertThat(file(twice, FILE).content()).isEqualTo(text(once, FILE));
  }

  @Test
  void aBlockThatNobodyEditedIsWrittenAnew() {
    SourceTree changed =
        with(written(root(DATABASE)), "main.tf", DATABASE.replace("-orders\"", "-bills\""));

    TestFile file = file(Generated.of(changed), FILE);

    assertThat(file.change()).isEqualTo(Change.CHANGED);
    assertThat(file.content()).contains("\"prod-bills\"").doesNotContain("\"prod-orders\"");
  }

  @Test
  void aCommittedAssertionThatDoesNotHoldAnyMoreIsTold() {
    SourceTree base = written(root(DATABASE));
    SourceTree changed = with(base, "main.tf", decrypted(DATABASE));

    assertThat(Generated.of(base, changed).broken())
        .singleElement()
        .satisfies(broken ->
            assertThat(broken.sentence())
                .isEqualTo(
                    FILE
                        + ": run \"aws_db_instance_safeguards\" fails after this change: expected"
                        + " aws_db_instance.orders.storage_encrypted == true"));
  }

  @Test
  void whatDidNotHoldBeforeEitherIsNotLaidToTheChange() {
    SourceTree base = with(written(root(DATABASE)), "main.tf", decrypted(DATABASE));
    SourceTree changed = with(base, "more.tf", "locals {\n  a = 1\n}\n");

    GeneratedTests tests = Generated.of(base, changed);

    assertThat(tests.broken()).singleElement().matches(BrokenTest::before);
    assertThat(tests.broke()).isEmpty();
  }

  private static String decrypted(String source) {
    return source.replace("storage_encrypted       = true", "storage_encrypted       = false");
  }

  @Test
  void aBlockThatAPersonEditedStaysAndIsTold() {
    SourceTree once = written(root(DATABASE));
    String edited = text(once, FILE).replace("== \"prod-orders\"", "!= \"test-orders\"");
    SourceTree changed =
        with(with(once, FILE, edited), "main.tf", DATABASE.replace("\"prod\"", "\"test\""));

    GeneratedTests tests = Generated.of(changed);

    assertThat(file(tests, FILE).content()).contains("identifier != \"test-orders\"");
    assertThat(file(tests, FILE).kept())
        .contains("run \"names\" was edited by hand and stays as it is");
    assertThat(tests.broken())
        .allSatisfy(broken -> assertThat(broken.edited()).isTrue())
        .isNotEmpty();
  }

  @Test
  void aPersonsCommentAboveABlockMakesItTheirs() {
    SourceTree once = written(root(DATABASE));
    String commented =
        text(once, FILE).replace("run \"names\"", "# Agreed with Ada.\nrun \"names\"");
    SourceTree changed =
        with(with(once, FILE, commented), "main.tf", DATABASE.replace("\"prod\"", "\"test\""));

    String content = file(Generated.of(changed), FILE).content();

    assertThat(content).contains("# Agreed with Ada.\nrun \"names\"").contains("prod-orders");
  }

  @Test
  void blocksOfOthersAreNeverTouched() {
    SourceTree once = written(root(DATABASE));
    String own = "run \"ours\" {\n   command=plan   # as we like it\n}\n";
    SourceTree changed =
        with(
            with(once, FILE, own + "\n" + text(once, FILE)),
            "main.tf",
            DATABASE.replace("\"prod\"", "\"test\""));

    assertThat(file(Generated.of(changed), FILE).content()).startsWith(own);
  }

  @Test
  void aFileWithNothingLeftToHoldOnToIsRemoved() {
    SourceTree changed = with(written(root(DATABASE)), "main.tf", "locals {\n  a = 1\n}\n");

    assertThat(file(Generated.of(changed), FILE).change()).isEqualTo(Change.REMOVED);
  }

  @Test
  void testsStandWhereAndAsTheRepositoryHasItsOwn() {
    SourceTree own =
        with(
            root(DATABASE),
            "creates-all.tftest.hcl",
            "run \"creates-all\" {\n  command = plan\n}\n");

    TestFile file = Generated.of(own).files().getFirst();

    assertThat(file.path()).isEqualTo("plumbline-properties.tftest.hcl");
    assertThat(file.content()).contains("run \"aws-db-instance-safeguards\"");
  }

  @Test
  void anEnvironmentsValuesStandInItsOwnFile() {
    var tree =
        with(
            root(DATABASE.replace("default = \"prod\"", "type = string")),
            "live.tfvars",
            "stage = \"live\"\n");
    var spec = new StackSpec(StackSpec.Kind.TERRAFORM, "", "live", List.of("live.tfvars"), false);

    TestFile file = file(Generated.of(spec, tree), "tests/plumbline_live.tftest.hcl");

    assertThat(file.content()).contains("  stage = \"live\"").contains("\"live-orders\"");
  }

  @Test
  void aFileThatCantBeReadIsLeftAlone() {
    GeneratedTests tests = Generated.of(with(root(DATABASE), FILE, "run \"a\" {\n"));

    assertThat(tests.files()).isEmpty();
    assertThat(tests.notes().getFirst()).contains("its file of generated tests can't be read");
  }

  @Test
  void linesKeepTheEndingsOfTheFile() {
    SourceTree once = written(root(DATABASE));
    SourceTree windows = with(once, FILE, text(once, FILE).replace("\n", "\r\n"));
    SourceTree changed = with(windows, "main.tf", DATABASE.replace("\"prod\"", "\"test\""));

    assertThat(Generated.of(windows).differs()).isFalse();
    assertThat(file(Generated.of(changed), FILE).content().replace("\r\n", ""))
        .doesNotContain("\n");
  }

  @Test
  void aFileParses() {
    String content = content(root(DATABASE));

    assertThat(
            HclParser.parse(FILE, content.getBytes(StandardCharsets.UTF_8), Budget.generous())
                .diagnostics())
        .isEmpty();
  }

  private static SourceTree root(String main) {
    return tree(Map.of("main.tf", main));
  }

  private static SourceTree tree(Map<String, String> files) {
    return SourceTree.ofText(new HashMap<>(files));
  }

  private static SourceTree with(SourceTree tree, String path, String content) {
    return tree.with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static SourceTree written(SourceTree tree) {
    return Generated.written(tree, Generated.of(tree));
  }

  private static String text(SourceTree tree, String path) {
    byte[] content = tree.file(path);
    assertThat(content).isNotNull();
    return new String(content, StandardCharsets.UTF_8);
  }

  private static String content(SourceTree tree) {
    GeneratedTests tests = Generated.of(tree);
    assertThat(tests.notes()).isEmpty();
    return tests.files().getFirst().content();
  }

  private static TestFile file(GeneratedTests tests, String path) {
    return tests.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow();
  }
}
