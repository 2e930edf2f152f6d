package dev.plumbline.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterfacesTest {
  private static final StackSpec TEMPLATE =
      new StackSpec(StackSpec.Kind.CLOUDFORMATION, "app.yaml", "", List.of(), false);

  @Test
  void aTemplateOffersWhatItExportsAndReadsWhatItImports() {
    var sources =
        SourceTree.ofText(
            Map.of(
                "app.yaml",
                """
                Resources:
                  Queue:
                    Type: AWS::SQS::Queue
                    Properties:
                      KmsMasterKeyId: !ImportValue shop-key
                      RedrivePolicy:
                        deadLetterTargetArn: !ImportValue shop-dead
                        maxReceiveCount: 3
                  Copy:
                    Type: AWS::SQS::Queue
                    Properties:
                      KmsMasterKeyId: !ImportValue shop-key
                Outputs:
                  Shown:
                    Value: a
                  Exported:
                    Value: b
                    Export:
                      Name: app-b
                """));

    StackInterface found =
        Interfaces.of(changed(), StackReader.read(TEMPLATE, sources, Budget.generous()), sources);

    assertThat(found.reads()).containsExactlyInAnyOrder("shop-key", "shop-dead");
    assertThat(found.exports()).containsOnlyKeys("app-b");
  }

  @Test
  void valuesAreHandedOnByTheirNamesInStores() {
    var sources =
        SourceTree.ofText(
            Map.of(
                "app.yaml",
                """
                Resources:
                  Host:
                    Type: AWS::SSM::Parameter
                    Properties: {Name: /shop/host, Type: String, Value: db.example.org}
                  Orders:
                    Type: AWS::SecretsManager::Secret
                    Properties: {Name: orders}
                  Topic:
                    Type: AWS::SNS::Topic
                    Properties:
                      DisplayName: '{{resolve:ssm:/shop/name:3}}'
                      TopicName: !Sub '{{resolve:secretsmanager:shop:SecretString:topic}}'
                """));

    StackInterface found =
        Interfaces.of(changed(), StackReader.read(TEMPLATE, sources, Budget.generous()), sources);

    assertThat(found.exports())
        .as("names, not values")
        .isEqualTo(Map.of("ssm:/shop/host", "", "secretsmanager:orders", ""));
    assertThat(found.reads()).containsExactlyInAnyOrder("ssm:/shop/name", "secretsmanager:shop");
  }

  @Test
  void aPulumiStackIsReadByItsProjectAndName() {
    var program = new StackSpec(StackSpec.Kind.PULUMI, "net", "prod", List.of(), false);
    var sources = SourceTree.ofText(Map.of("net/Pulumi.yaml", "name: network\nruntime: yaml\n"));

    StackInterface found =
        Interfaces.of(changed(), StackReader.read(program, sources, Budget.generous()), sources);

    assertThat(found.stateKeys()).containsExactly("pulumi://network/prod");
  }

  @Test
  void aLongOutputAndManyNamesStayFarBelowTheLargestRecord() {
    String names =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "output \"" + "n".repeat(200) + i + "\" {\n  value = 1\n}\n")
            .collect(Collectors.joining());
    String blob = "output \"%s\" {\n  value = \"%s\"\n}\n";
    var sources =
        SourceTree.ofText(
            Map.of(
                "a.tf", names,
                "b.tf", blob.formatted("blob", "x".repeat(300_000)),
                "c.tf", blob.formatted("n".repeat(300), "x")));
    var root = new StackSpec(StackSpec.Kind.TERRAFORM, ".", "", List.of(), false);

    StackInterface found =
        Interfaces.of(changed(), StackReader.read(root, sources, Budget.generous()), sources);

    assertThat(Json.bytes(found).length).isLessThan(128 * 1024);
    assertThat(found.exports()).doesNotContainKey("n".repeat(300));
  }

  private static StackChanged changed() {
    return new StackChanged(
        "r1",
        "example.org/shop",
        "main",
        true,
        7,
        TEMPLATE,
        null,
        null,
        "",
        "",
        Lane.INTERACTIVE,
        1,
        Instant.EPOCH,
        LocalDate.EPOCH,
        Settings.DEFAULT);
  }
}
