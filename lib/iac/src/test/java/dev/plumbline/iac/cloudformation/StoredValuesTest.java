package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.Templates.origin;
import static dev.plumbline.iac.cloudformation.Templates.read;
import static dev.plumbline.iac.cloudformation.Templates.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredValuesTest {
  @ParameterizedTest
  @CsvSource({
    "ssm:/app/host:3, ssm:/app/host, false",
    "ssm:host, ssm:host, false",
    "ssm:arn:aws:ssm:eu-west-1:111122223333:parameter/app/host:3, ssm:/app/host, false",
    "ssm:arn:aws:ssm:eu-west-1:111122223333:parameter/host, ssm:host, false",
    "ssm-secure:/app/key:1, ssm:/app/key, true",
    "secretsmanager:orders:SecretString:password::, secretsmanager:orders, true",
    "secretsmanager:orders, secretsmanager:orders, true",
    "secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:a/b-c1D2e3:SecretString:p,"
        + " secretsmanager:a/b, true",
    "ssm:/aws/service/ami-amazon-linux-latest/x, '', false"
  })
  void a_reference_names_what_other_stacks_offer(String written, String link, boolean secret) {
    DynamicReference found = DynamicReference.in("a{{resolve:" + written + "}}b").orElseThrow();

    assertThat(found.link()).isEqualTo(link);
    assertThat(found.secret()).isEqualTo(secret);
  }

  @Test
  void what_a_store_holds_is_unknown_with_its_origin() {
    Graph graph =
        read(
            """
            Parameters:
              Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/image}
              Password: {Type: String, Default: '{{resolve:ssm-secure:/shop/password:1}}'}
            Resources:
              Secret: {Type: 'AWS::SecretsManager::Secret'}
              Db:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: '{{resolve:secretsmanager:orders:SecretString:password}}'
                  MasterUsername: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:user}}'
                  DBName: !Join ['', ['{{resolve:ssm:', /shop/db, '}}']]
                  Engine: !Ref Image
                  LicenseModel: !Ref Password
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(value(graph, "Db", "password")).isInstanceOf(Value.Sensitive.class);
    assertThat(origin(value(graph, "Db", "password")).address()).isEqualTo("secretsmanager:orders");
    assertThat(origin(value(graph, "Db", "username")).address()).isEqualTo("Secret");
    assertThat(origin(value(graph, "Db", "db_name")).address()).isEqualTo("ssm:/shop/db");
    assertThat(origin(value(graph, "Db", "engine")).address()).isEqualTo("ssm:/shop/image");
    assertThat(value(graph, "Db", "license_model")).isInstanceOf(Value.Sensitive.class);
    assertThat(graph.edges())
        .filteredOn(edge -> edge.kind() == Edge.Kind.CROSS_STACK)
        .extracting(Edge::to)
        .containsExactlyInAnyOrder(
            "secretsmanager:orders", "ssm:/shop/db", "ssm:/shop/image", "ssm:/shop/password");
  }

  @Test
  void a_secret_is_no_gap_and_a_stored_parameter_is_one() {
    Graph graph =
        read(
            """
            Resources:
              A: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: '{{resolve:ssm:/x}}'}}
              B: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: '{{resolve:ssm-secure:/x:1}}'}}
            """);

    assertThat(graph.coverage().line())
        .isEqualTo(
            "2 resources evaluated; in 1 of them not every value is known: it is read from the"
                + " parameter store when it is deployed");
  }
}
