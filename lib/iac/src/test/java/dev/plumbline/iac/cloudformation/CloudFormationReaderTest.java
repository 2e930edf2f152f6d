package dev.plumbline.iac.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CloudFormationReaderTest {
  private static Graph read(String template) {
    return read(Map.of("t.yaml", template), List.of());
  }

  private static Graph read(Map<String, String> files, List<String> parameters) {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", parameters, false);
    return CloudFormationReader.read(stack, SourceTree.ofText(files), Budget.generous());
  }

  private static Resource resource(Graph graph, String address) {
    return graph.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static List<Provenance.Step> trace(Resource resource, String path) {
    return Objects.requireNonNull(resource.provenance().get(path)).trace();
  }

  /** The value of one function, as the Value property of a type that nothing maps. */
  private static Value value(String expression) {
    Graph graph = read(TEMPLATE + expression.indent(8));
    assertThat(graph.diagnostics()).isEmpty();
    return Objects.requireNonNull(resource(graph, "X").attribute("Value"));
  }

  private static final String TEMPLATE =
      """
      Parameters:
        Env: {Type: String, Default: prod}
        Open: {Type: String}
        Zones: {Type: CommaDelimitedList, Default: "a, b"}
      Mappings:
        Sizes: {prod: {size: large}, dev: {size: small}}
      Conditions:
        Yes: !Equals [!Ref Env, prod]
        No: !Not [!Condition Yes]
        Maybe: !Equals [!Ref Open, x]
        Both: !And [!Condition Yes, !Condition Maybe]
        Either: !Or [!Condition Yes, !Condition Maybe]
      Resources:
        Y: {Type: 'Custom::Other'}
        X:
          Type: Custom::Thing
          Properties:
            Value:
      """;

  @Test
  void what_a_resource_is_given_behind_an_error_is_unknown_and_not_absent() {
    Graph graph =
        read(
            """
            Resources:
              Good:
                Type: AWS::S3::Bucket
                Properties: {BucketName: a}
              Bad:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: b
                  AccessControl: [PublicRead
              After:
                Type: AWS::SQS::Queue
            """);

    assertThat(graph.errors()).extracting(Diagnostic::summary).containsExactly("Invalid YAML");
    assertThat(resource(graph, "Good").attribute("logging")).isNull();
    assertThat(resource(graph, "Bad").attribute("bucket")).isEqualTo(Value.of("b"));
    assertThat(resource(graph, "Bad").attribute("acl")).isInstanceOf(Value.Unknown.class);
    assertThat(resource(graph, "Bad").attribute("logging")).isInstanceOf(Value.Unknown.class);
    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " → " + edge.to())
        .containsExactly("Bad/… → Bad");
    assertThat(graph.coverage().notRead())
        .isEqualTo("not read: the template from Bad on at t.yaml:5:3");
  }

  @Test
  void functions_compute_what_is_known() {
    assertThat(value("!Sub 'a-${Env}-${!Literal}'")).isEqualTo(Value.of("a-prod-${Literal}"));
    assertThat(value("!Sub ['${a}${Env}', {a: !Ref Env}]")).isEqualTo(Value.of("prodprod"));
    assertThat(value("!Join ['-', [a, !Ref Env, 1]]")).isEqualTo(Value.of("a-prod-1"));
    assertThat(value("Fn::Join: [',', !Ref Zones]")).isEqualTo(Value.of("a,b"));
    assertThat(value("!Select [1, !Ref Zones]")).isEqualTo(Value.of("b"));
    assertThat(value("!Select [0, !Split ['.', 'x.y']]")).isEqualTo(Value.of("x"));
    assertThat(value("!FindInMap [Sizes, !Ref Env, size]")).isEqualTo(Value.of("large"));
    assertThat(value("!FindInMap [Sizes, nope, size, {DefaultValue: tiny}]"))
        .isEqualTo(Value.of("tiny"));
    assertThat(value("Fn::Base64: abc")).isEqualTo(Value.of("YWJj"));
    assertThat(value("Fn::Length: !Ref Zones")).isEqualTo(Value.of(2));
    assertThat(value("Fn::ToJsonString: {a: [1, true]}")).isEqualTo(Value.of("{\"a\":[1,true]}"));
    assertThat(value("!Select [1, !Cidr [10.0.0.0/16, 2, 8]]")).isEqualTo(Value.of("10.0.1.0/24"));
  }

  @Test
  void conditions_choose_and_leave_open_what_they_can_not_decide() {
    assertThat(value("!If [Yes, a, b]")).isEqualTo(Value.of("a"));
    assertThat(value("!If [No, a, b]")).isEqualTo(Value.of("b"));
    assertThat(value("!If [Either, a, b]")).isEqualTo(Value.of("a"));
    assertThat(value("!If [Both, same, same]")).isEqualTo(Value.of("same"));
    assertThat(value("!If [Both, a, b]"))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown ->
                assertThat(unknown.origin().reason()).isEqualTo("parameter \"Open\" has no value"));
    assertThat(value("[a, !If [No, b, !Ref AWS::NoValue]]"))
        .isEqualTo(new Value.Seq(List.of(Value.of("a"))));
  }

  @Test
  void what_the_deployment_decides_is_unknown_with_its_origin() {
    assertThat(value("!Sub '${AWS::Region}-x'"))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown -> assertThat(unknown.origin().address()).isEqualTo("AWS::Region"));
    assertThat(value("!GetAtt Y.Endpoint.Address"))
        .isEqualTo(
            new Value.Unknown(new Value.Origin("Y", "endpoint.address", "", "known after apply")));
    assertThat(value("!ImportValue other-vpc"))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown -> assertThat(unknown.origin().address()).isEqualTo("other-vpc"));
  }

  @Test
  void resources_read_in_terraforms_vocabulary_with_their_places() {
    Graph graph =
        read(
            """
            Parameters:
              Open: {Type: String, Default: 0.0.0.0/0}
            Resources:
              Group:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: all
                  SecurityGroupIngress:
                    - IpProtocol: tcp
                      FromPort: '22'
                      ToPort: 22
                      CidrIp: !Ref Open
                  Tags: [{Key: team, Value: a}]
            """);

    Resource group = resource(graph, "Group");
    assertThat(group.type()).isEqualTo("aws_security_group");
    assertThat(group.originalType()).isEqualTo("AWS::EC2::SecurityGroup");
    assertThat(group.attribute("ingress"))
        .hasToString(
            "Seq[elements=[Obj[members={protocol=Str[value=tcp], from_port=Num[value=22],"
                + " to_port=Num[value=22], cidr_blocks=Seq[elements=[Str[value=0.0.0.0/0]]]}]]]");
    assertThat(group.attribute("tags")).hasToString("Obj[members={team=Str[value=a]}]");
    assertThat(group.rangeOf("ingress[0].cidr_blocks")).hasToString("t.yaml:12:11");
    assertThat(trace(group, "ingress[0].cidr_blocks"))
        .extracting(Provenance.Step::name)
        .containsExactly("Open");
    assertThat(group.header()).hasToString("t.yaml:4:3");
  }

  @Test
  void a_property_that_is_a_resource_elsewhere_becomes_one() {
    Graph graph =
        read(
            """
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
                Metadata: {checkov: {skip: [{id: CKV_AWS_18, comment: none}]}}
                Properties:
                  BucketEncryption:
                    ServerSideEncryptionConfiguration:
                      - ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}
                  VersioningConfiguration: {Status: Enabled}
            """);

    assertThat(graph.resources())
        .extracting(Resource::type)
        .containsExactlyInAnyOrder(
            "aws_s3_bucket",
            "aws_s3_bucket_versioning",
            "aws_s3_bucket_server_side_encryption_configuration");
    assertThat(resource(graph, "Bucket").lifecycle())
        .as("CloudFormation creates the replacement first")
        .isEqualTo(new Lifecycle(true, false, List.of(), List.of(), "Retain"));
    assertThat(resource(graph, "Bucket/BucketEncryption").attributes().toString())
        .contains(
            "rule=", "apply_server_side_encryption_by_default=", "sse_algorithm=Str[value=AES256]");
    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " → " + edge.to() + "." + edge.target())
        .contains(
            "Bucket/BucketEncryption → Bucket.id", "Bucket/VersioningConfiguration → Bucket.id");
    assertThat(resource(graph, "Bucket").lifecycle().deletionPolicy()).isEqualTo("Retain");
    assertThat(resource(graph, "Bucket").metadata().members()).containsKey("checkov");
  }

  @Test
  void what_is_known_of_a_document_is_kept_beside_its_unknown_text() {
    Graph graph =
        read(
            """
            Resources:
              Queue: {Type: 'AWS::SQS::Queue'}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: []}
                  Policies:
                    - PolicyName: all
                      PolicyDocument: {Statement: [{Action: '*', Resource: !GetAtt Queue.Arn}]}
            """);

    Resource policy = resource(graph, "Role/Policies[0]");
    assertThat(policy.type()).isEqualTo("aws_iam_role_policy");
    assertThat(policy.attribute("policy")).isInstanceOf(Value.Unknown.class);
    assertThat(String.valueOf(policy.metadata().members().get("documents")))
        .contains("policy=", "Action=Str[value=*]", "Unknown");
    assertThat(resource(graph, "Role").attribute("assume_role_policy"))
        .isEqualTo(Value.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
  }

  @Test
  void each_of_a_role_s_policies_has_the_references_that_it_makes() {
    Graph graph =
        read(
            """
            Resources:
              Queue: {Type: 'AWS::SQS::Queue'}
              Topic: {Type: 'AWS::SNS::Topic'}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyName: queue
                      PolicyDocument: {Statement: [{Action: '*', Resource: !GetAtt Queue.Arn}]}
                    - PolicyName: topic
                      PolicyDocument: {Statement: [{Action: '*', Resource: !Sub '${Topic}'}]}
            """);

    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " → " + edge.to())
        .containsExactlyInAnyOrder(
            "Role/Policies[0] → Role",
            "Role/Policies[0] → Queue",
            "Role/Policies[1] → Role",
            "Role/Policies[1] → Topic");
  }

  @Test
  void container_definitions_are_spelt_as_terraform_has_them() {
    Graph graph =
        read(
            """
            Resources:
              App:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  ContainerDefinitions:
                    - Name: app
                      Privileged: true
                      DockerLabels: {Team: shop}
            """);

    assertThat(resource(graph, "App").attribute("container_definitions"))
        .isEqualTo(
            Value.of(
                "[{\"name\":\"app\",\"privileged\":true,\"dockerLabels\":{\"Team\":\"shop\"}}]"));
  }

  @Test
  void properties_of_other_names_are_found_under_terraforms() {
    Graph graph =
        read(
            """
            Resources:
              Cluster:
                Type: AWS::EKS::Cluster
                Properties:
                  ResourcesVpcConfig: {EndpointPublicAccess: false}
              Domain:
                Type: AWS::OpenSearchService::Domain
                Properties:
                  EncryptionAtRestOptions: {Enabled: true}
                  LogPublishingOptions:
                    AUDIT_LOGS: {Enabled: true, CloudWatchLogsLogGroupArn: audit}
            """);

    assertThat(String.valueOf(resource(graph, "Cluster").attribute("vpc_config")))
        .contains("endpoint_public_access=Bool[value=false]");
    assertThat(String.valueOf(resource(graph, "Domain").attribute("encrypt_at_rest")))
        .contains("enabled=Bool[value=true]");
    assertThat(String.valueOf(resource(graph, "Domain").attribute("log_publishing_options")))
        .contains("log_type=Str[value=AUDIT_LOGS]", "cloudwatch_log_group_arn=Str[value=audit]");
  }

  @Test
  void references_and_dependencies_become_edges() {
    Graph graph =
        read(
            """
            Resources:
              A: {Type: 'AWS::SQS::Queue'}
              B:
                Type: AWS::SNS::Subscription
                DependsOn: [A]
                Condition: Always
                Properties: {Endpoint: !GetAtt A.Arn, TopicArn: !ImportValue topic}
              C: {Type: 'AWS::SQS::Queue', Condition: Never}
            Conditions:
              Always: !Equals [a, a]
              Never: !Not [{Condition: Always}]
            Outputs:
              Url: {Value: !Ref A, Export: {Name: queue-url}}
            """);

    assertThat(graph.resources()).extracting(Resource::address).containsExactly("A", "B");
    assertThat(graph.edges())
        .extracting(edge -> edge.kind() + " " + edge.to() + " " + edge.target())
        .containsExactlyInAnyOrder(
            Edge.Kind.REFERENCE + " A arn",
            Edge.Kind.CROSS_STACK + " topic ",
            Edge.Kind.DEPENDS_ON + " A ");
    assertThat(graph.declarations().outputs().getFirst().exportName()).isEqualTo("queue-url");
  }

  @Test
  void parameters_come_from_files_and_secrets_are_marked() {
    Graph graph =
        read(
            Map.of(
                "t.yaml",
                """
                Parameters:
                  Size: {Type: Number, Default: 5}
                  Password: {Type: String, NoEcho: true}
                Resources:
                  Db:
                    Type: AWS::RDS::DBInstance
                    Properties: {AllocatedStorage: !Ref Size, MasterUserPassword: !Ref Password}
                """,
                "prod.json",
                "[{\"ParameterKey\": \"Size\", \"ParameterValue\": \"50\"}]"),
            List.of("prod.json"));

    Resource db = resource(graph, "Db");
    assertThat(db.attribute("allocated_storage")).isEqualTo(Value.of(50));
    assertThat(db.attribute("password")).isInstanceOf(Value.Sensitive.class);
    assertThat(trace(db, "allocated_storage").getFirst().range().file()).isEqualTo("prod.json");
    assertThat(graph.coverage().line())
        .isEqualTo(
            "1 resource evaluated; not every value is known: parameter \"Password\" has no value");
  }

  @Test
  void loops_are_written_out() {
    Graph graph =
        read(
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Queues:
                - Name
                - [One, Two]
                - Queue${Name}:
                    Type: AWS::SQS::Queue
                    Properties: {QueueName: !Sub 'q-${Name}', KmsMasterKeyId: !Ref Name}
            """);

    assertThat(graph.resources())
        .extracting(r -> r.address() + " " + r.attribute("name"))
        .containsExactly("QueueOne Str[value=q-One]", "QueueTwo Str[value=q-Two]");
  }

  @Test
  void parameters_are_texts_and_numbers_and_one_of_those_allowed() {
    Graph graph =
        read(
            Map.of(
                "t.yaml",
                """
                Parameters:
                  Create: {Type: String, Default: Yes, AllowedValues: [Yes, No]}
                  Size: {Type: Number, Default: 3, AllowedValues: [1, 2]}
                  Zones: {Type: CommaDelimitedList, Default: "a,b", AllowedValues: [a, b]}
                Conditions: {Wanted: !Equals [!Ref Create, 'Yes']}
                Resources:
                  Queue:
                    Type: AWS::SQS::Queue
                    Condition: Wanted
                    Properties: {QueueName: !Sub '${AWS::Region}-q'}
                """,
                "prod.json",
                "[{\"ParameterKey\": \"AWS::Region\", \"ParameterValue\": \"eu-west-1\"}]"),
            List.of("prod.json"));

    assertThat(resource(graph, "Queue").attribute("name")).isEqualTo(Value.of("eu-west-1-q"));
    assertThat(graph.diagnostics())
        .extracting(Diagnostic::detail)
        .containsExactly("The parameter \"Size\" takes one of 1, 2. Give it one of these.");
  }

  @Test
  void language_extensions_let_functions_name_things() {
    Graph graph =
        read(
            """
            Parameters: {Env: {Type: String, Default: prod}, Names: {Type: CommaDelimitedList}}
            Mappings:
              Lists: {prod: {queues: [One, Two]}}
              Sizes: {prod: {size: large}}
            Resources:
              Fn::ForEach::Queues:
                - Name
                - !FindInMap [Lists, !Ref Env, queues]
                - Queue${Name}: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Name}}
              Fn::ForEach::Unknown:
                - Name
                - !Ref Names
                - Other${Name}: {Type: 'AWS::SQS::Queue'}
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: {'Fn::GetAtt': [{'Fn::Sub': QueueOne}, {'Fn::Sub': Arn}]}
                  TopicName: {Ref: {'Fn::Sub': Env}}
            """);

    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly("QueueOne", "QueueTwo", "Topic");
    assertThat(resource(graph, "Topic").attribute("name")).isEqualTo(Value.of("prod"));
    assertThat(resource(graph, "Topic").attribute("display_name"))
        .isEqualTo(new Value.Unknown(new Value.Origin("QueueOne", "arn", "", "known after apply")));
    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Loop can't be written out");
  }

  @Test
  void an_attribute_of_a_parameter_is_one_of_its_callers_in_a_module_of_rain_only() {
    String template =
        """
        Parameters:
          Api: {Type: String}
        Resources:
          Resource:
            Type: AWS::ApiGateway::Resource
            Properties: {ParentId: !Sub '${Api.Root}', RestApiId: !GetAtt Api.Id, PathPart: %s}
        """;

    assertThat(read(template.formatted("!Rain::Env PART")).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Directive of Rain is not followed");
    assertThat(read(template.formatted("part")).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Unresolved reference", "Unresolved reference");
  }

  @Test
  void what_rain_brings_is_unknown_and_said() {
    Graph graph =
        read(
            """
            Resources:
              Network: {Type: !Rain::Module ./vpc.yml}
              Subnet:
                Type: AWS::EC2::Subnet
                Properties: {VpcId: !Ref NetworkVpc, CidrBlock: !Rain::Embed range.txt}
            """);

    assertThat(graph.resources()).extracting(Resource::address).containsExactly("Subnet");
    assertThat(graph.diagnostics())
        .extracting(Diagnostic::level)
        .containsOnly(Diagnostic.Level.WARNING);
    assertThat(resource(graph, "Subnet").attribute("vpc_id")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void mistakes_are_said_and_the_rest_is_read() {
    Graph graph =
        read(
            """
            Conditions:
              A: !Condition B
              B: !Condition A
            Resources:
              X: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Nope, Tags: !Foo x}}
              Y: {Properties: {}}
              Z: {Type: 'AWS::SQS::Queue', DependsOn: Missing, Condition: A}
            """);

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactlyInAnyOrder(
            "Unresolved reference",
            "Unknown function",
            "Resource without a type",
            "Circular condition",
            "Unresolved reference");
    assertThat(graph.resources()).extracting(Resource::address).containsExactly("X", "Z");
  }
}
