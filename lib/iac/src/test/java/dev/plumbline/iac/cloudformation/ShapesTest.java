package dev.plumbline.iac.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShapesTest {
  private static Graph read(String type, String properties) {
    String template =
        "Resources:\n  X:\n    Type: " + type + "\n    Properties:\n" + properties.indent(6);
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return CloudFormationReader.read(
        stack, SourceTree.ofText(Map.of("t.yaml", template)), Budget.generous());
  }

  private static Resource resource(Graph graph, String address) {
    return graph.resources().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static String json(Resource resource, String attribute) {
    Value value = Objects.requireNonNull(resource.attributes().members().get(attribute), attribute);
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  private static String attribute(String type, String properties, String attribute) {
    return json(resource(read(type, properties), "X"), attribute);
  }

  @Test
  void queries_of_an_alarm_and_metrics_of_a_filter_have_the_names_of_terraform() {
    String queries =
        """
        Metrics:
          - Id: calls
            MetricStat: {Metric: {MetricName: it, Namespace: Trail}, Period: 300, Stat: Sum}
        """;
    String transformations =
        "MetricTransformations: [{MetricName: it, MetricNamespace: Trail, MetricValue: \"1\"}]";

    assertThat(attribute("AWS::CloudWatch::Alarm", queries, "metric_query"))
        .contains("\"metric\":[{", "\"metric_name\":\"it\"", "\"stat\":\"Sum\"");
    assertThat(attribute("AWS::Logs::MetricFilter", transformations, "metric_transformation"))
        .isEqualTo("[{\"name\":\"it\",\"namespace\":\"Trail\",\"value\":\"1\"}]");
  }

  @Test
  void attributes_of_a_load_balancer_stand_in_a_list_of_pairs() {
    String properties =
        """
        LoadBalancerAttributes:
          - {Key: access_logs.s3.enabled, Value: "true"}
          - {Key: access_logs.s3.bucket, Value: logs}
          - {Key: deletion_protection.enabled, Value: "false"}
        Scheme: internal
        """;

    Graph graph = read("AWS::ElasticLoadBalancingV2::LoadBalancer", properties);

    Resource balancer = resource(graph, "X");
    assertThat(json(balancer, "access_logs")).isEqualTo("[{\"enabled\":true,\"bucket\":\"logs\"}]");
    assertThat(json(balancer, "enable_deletion_protection")).isEqualTo("false");
    assertThat(json(balancer, "internal")).isEqualTo("true");
  }

  @Test
  void one_element_that_stands_without_its_list_gets_one() {
    String attribute =
        attribute(
            "AWS::RDS::DBSecurityGroup", "DBSecurityGroupIngress: {CIDRIP: 10.0.0.0/8}", "ingress");

    assertThat(attribute).isEqualTo("[{\"cidr\":\"10.0.0.0/8\"}]");
  }

  @Test
  void a_moved_property_is_found_where_it_is_written() {
    String properties =
        """
        LoadBalancerAttributes:
          - {Key: deletion_protection.enabled, Value: "false"}
        """;

    Graph graph = read("AWS::ElasticLoadBalancingV2::LoadBalancer", properties);

    var place = resource(graph, "X").provenance().get("enable_deletion_protection");
    assertThat(Objects.requireNonNull(place).range().start().line()).isEqualTo(6);
  }

  @Test
  void the_configuration_of_a_distribution_is_the_distribution() {
    String properties =
        """
        DistributionConfig:
          Enabled: true
          Logging: {Bucket: logs.s3.amazonaws.com}
          ViewerCertificate: {MinimumProtocolVersion: TLSv1.2_2021, SslSupportMethod: sni-only}
        """;

    Graph graph = read("AWS::CloudFront::Distribution", properties);

    Resource distribution = resource(graph, "X");
    assertThat(json(distribution, "enabled")).isEqualTo("true");
    assertThat(json(distribution, "logging_config"))
        .isEqualTo("[{\"bucket\":\"logs.s3.amazonaws.com\"}]");
    assertThat(json(distribution, "viewer_certificate"))
        .contains("\"minimum_protocol_version\":\"TLSv1.2_2021\"");
  }

  @Test
  void members_become_a_list_with_their_names() {
    String logs = "LogPublishingOptions: {AUDIT_LOGS: {Enabled: true}}";
    String parameters = "Parameters: {tls: enabled}";

    assertThat(attribute("AWS::Elasticsearch::Domain", logs, "log_publishing_options"))
        .isEqualTo("[{\"log_type\":\"AUDIT_LOGS\",\"enabled\":true}]");
    assertThat(attribute("AWS::DocDB::DBClusterParameterGroup", parameters, "parameter"))
        .isEqualTo("[{\"name\":\"tls\",\"value\":\"enabled\"}]");
  }

  @Test
  void one_member_of_each_element_is_taken() {
    String properties = "Logging: {ClusterLogging: {EnabledTypes: [{Type: api}, {Type: audit}]}}";

    assertThat(attribute("AWS::EKS::Cluster", properties, "enabled_cluster_log_types"))
        .isEqualTo("[\"api\",\"audit\"]");
  }

  @Test
  void an_access_list_has_terraform_s_spelling() {
    assertThat(attribute("AWS::S3::Bucket", "AccessControl: PublicReadWrite", "acl"))
        .isEqualTo("\"public-read-write\"");
  }

  @Test
  void settings_of_methods_are_resources_of_their_own() {
    String properties = "MethodSettings: [{HttpMethod: GET, MetricsEnabled: true}]";

    Graph graph = read("AWS::ApiGateway::Stage", properties);

    Resource settings = resource(graph, "X/MethodSettings[0]");
    assertThat(settings.type()).isEqualTo("aws_api_gateway_method_settings");
    assertThat(json(settings, "settings")).isEqualTo("[{\"metrics_enabled\":true}]");
    assertThat(graph.edges())
        .anyMatch(edge -> edge.from().equals("X/MethodSettings[0]") && edge.to().equals("X"));
  }

  @Test
  void a_reference_in_a_moved_property_keeps_its_edge() {
    String properties =
        """
        DistributionConfig:
          WebACLId: !Ref Wall
        """
            + "\n";
    String wall = "Wall:\n  Type: AWS::WAF::WebACL\n".indent(2);
    String template =
        "Resources:\n  X:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n"
            + properties.indent(6)
            + wall;
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);

    Graph graph =
        CloudFormationReader.read(
            stack, SourceTree.ofText(Map.of("t.yaml", template)), Budget.generous());

    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to, Edge::attribute)
        .contains(tuple("X", "Wall", "web_acl_id"));
  }

  @Test
  void a_stage_of_the_serverless_model_is_a_stage() {
    String properties = "{StageName: prod, TracingEnabled: true}";

    Graph graph = read("AWS::Serverless::Api", properties);

    Resource stage = resource(graph, "XprodStage");
    assertThat(stage.type()).isEqualTo("aws_api_gateway_stage");
    assertThat(json(stage, "xray_tracing_enabled")).isEqualTo("true");
  }

  @Test
  void what_is_unknown_stays_unknown() {
    String properties = "Scheme: !Ref AWS::Region";

    Graph graph = read("AWS::ElasticLoadBalancingV2::LoadBalancer", properties);

    assertThat(resource(graph, "X").attributes().members().get("internal"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void properties_of_a_batch_container_are_spelt_as_in_the_api() {
    String properties = "ContainerProperties: {Image: x, Privileged: true}";

    String container = attribute("AWS::Batch::JobDefinition", properties, "container_properties");

    assertThat(container).contains("\\\"privileged\\\":true").doesNotContain("Privileged");
  }

  @Test
  void the_backup_policy_of_a_file_system_is_attached_to_it() {
    Graph graph = read("AWS::EFS::FileSystem", "BackupPolicy: {Status: ENABLED}");

    Resource policy = resource(graph, "X/BackupPolicy");
    assertThat(policy.type()).isEqualTo("aws_efs_backup_policy");
    assertThat(json(policy, "backup_policy")).isEqualTo("[{\"status\":\"ENABLED\"}]");
    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to)
        .contains(tuple("X/BackupPolicy", "X"));
  }

  @Test
  void a_classic_group_has_its_address_under_the_old_name() {
    String properties = "DBSecurityGroupIngress: {CIDRIP: 10.0.0.0/8}";

    assertThat(attribute("AWS::RDS::DBSecurityGroup", properties, "ingress")).contains("\"cidr\"");
  }
}
