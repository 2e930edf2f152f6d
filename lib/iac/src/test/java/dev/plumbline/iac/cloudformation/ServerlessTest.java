package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.Templates.read;
import static dev.plumbline.iac.cloudformation.Templates.resource;
import static dev.plumbline.iac.cloudformation.Templates.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import org.junit.jupiter.api.Test;

class ServerlessTest {
  private static Graph function(String properties) {
    return read(
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Queue: {Type: 'AWS::SQS::Queue'}
          Topic: {Type: 'AWS::SNS::Topic'}
          Orders:
            Type: AWS::Serverless::Function
            Properties:
        """
            + properties.indent(6));
  }

  private static String documents(Graph graph, String address) {
    Resource resource = resource(graph, address);
    return resource.metadata().members() + " " + resource.attributes();
  }

  @Test
  void globals_are_merged_into_every_resource_of_their_type() {
    Graph graph =
        read(
            """
            Globals:
              Function:
                Runtime: java25
                Environment: {Variables: {A: one, B: two}}
                VpcConfig: {SecurityGroupIds: [shared]}
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java21
                  Environment: {Variables: {B: three}}
                  VpcConfig: {SecurityGroupIds: [own]}
            """);

    assertThat(value(graph, "Orders", "runtime")).isEqualTo(Value.of("java21"));
    assertThat(value(graph, "Orders", "environment").toString())
        .contains("A=Str[value=one]", "B=Str[value=three]")
        .doesNotContain("two");
    assertThat(value(graph, "Orders", "vpc_config").toString())
        .contains("security_group_ids=Seq[elements=[Str[value=shared], Str[value=own]]]");
    assertThat(resource(graph, "Orders").rangeOf("runtime")).hasToString("t.yaml:10:7");
  }

  @Test
  void a_function_without_a_role_gets_one_with_what_it_needs() {
    Graph graph =
        function(
            """
            Tracing: Active
            VpcConfig: {SubnetIds: [a]}
            DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Queue.Arn}
            Policies:
              - AWSLambdaRole
              - AmazonSQSReadOnlyAccess
              - DynamoDBReadPolicy: {TableName: orders}
              - Statement: [{Effect: Allow, Action: '*', Resource: '*'}]
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .filteredOn(address -> address.startsWith("Orders"))
        .containsExactlyInAnyOrder(
            "Orders",
            "OrdersRole",
            "OrdersRole/Policies[0]",
            "OrdersRole/Policies[1]",
            "OrdersRole/Policies[2]");
    assertThat(value(graph, "OrdersRole", "managed_policy_arns").toString())
        .contains(
            "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
            "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
            "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
            "arn:aws:iam::aws:policy/service-role/AWSLambdaRole",
            "arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess");
    assertThat(value(graph, "OrdersRole", "assume_role_policy").toString())
        .contains("lambda.amazonaws.com");
    assertThat(documents(graph, "OrdersRole/Policies[0]")).contains("sqs:SendMessage");
    assertThat(documents(graph, "OrdersRole/Policies[1]"))
        .contains("dynamodb:GetItem", "table/${TableName}/index/*");
    assertThat(value(graph, "OrdersRole/Policies[2]", "policy"))
        .isEqualTo(
            Value.of(
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
    assertThat(resource(graph, "OrdersRole").header()).hasToString("t.yaml:5:3");
    assertThat(resource(graph, "OrdersRole/Policies[2]").range()).hasToString("t.yaml:15:11");
    assertThat(Templates.origin(value(graph, "Orders", "role")).address()).isEqualTo("OrdersRole");
  }

  @Test
  void a_function_with_a_role_keeps_it() {
    Graph graph = function("Role: arn:aws:iam::111122223333:role/own");

    assertThat(graph.resources()).extracting(Resource::address).doesNotContain("OrdersRole");
    assertThat(value(graph, "Orders", "role"))
        .isEqualTo(Value.of("arn:aws:iam::111122223333:role/own"));
  }

  @Test
  void events_make_their_sources_and_permissions() {
    Graph graph =
        function(
            """
            Events:
              Daily: {Type: Schedule, Properties: {Schedule: rate(1 day), Enabled: false}}
              Work: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 5}}
              News: {Type: SNS, Properties: {Topic: !Ref Topic}}
              Later: {Type: SNS, Properties: {Topic: !Ref Topic, SqsSubscription: true}}
              Get: {Type: Api, Properties: {Path: '/a/{id}', Method: get}}
              Put: {Type: Api, Properties: {Path: /b, Method: put}}
              Http: {Type: HttpApi}
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(resource -> resource.address() + " " + resource.type())
        .contains(
            "OrdersDaily aws_cloudwatch_event_rule",
            "OrdersDailyPermission aws_lambda_permission",
            "OrdersWork aws_lambda_event_source_mapping",
            "OrdersNews aws_sns_topic_subscription",
            "OrdersNewsPermission aws_lambda_permission",
            "OrdersLaterQueue aws_sqs_queue",
            "OrdersLaterQueuePolicy aws_sqs_queue_policy",
            "OrdersLaterEventSourceMapping aws_lambda_event_source_mapping",
            "OrdersGetPermissionProd aws_lambda_permission",
            "ServerlessRestApi aws_api_gateway_rest_api",
            "ServerlessRestApiProdStage aws_api_gateway_stage",
            "ServerlessHttpApi aws_apigatewayv2_api",
            "ServerlessHttpApiApiGatewayDefaultStage aws_apigatewayv2_stage")
        .doesNotHaveDuplicates();
    assertThat(value(graph, "OrdersDaily", "schedule_expression"))
        .isEqualTo(Value.of("rate(1 day)"));
    assertThat(value(graph, "OrdersWork", "batch_size")).isEqualTo(Value.of(5));
    assertThat(Templates.origin(value(graph, "OrdersGetPermissionProd", "source_arn")).expression())
        .endsWith("/*/GET/a/*");
    assertThat(value(graph, "OrdersRole", "managed_policy_arns").toString())
        .contains("AWSLambdaSQSQueueExecutionRole");
  }

  @Test
  void a_public_address_and_an_alias_are_made() {
    Graph graph = function("AutoPublishAlias: live\nFunctionUrlConfig: {AuthType: NONE}");

    assertThat(value(graph, "OrdersUrl", "authorization_type")).isEqualTo(Value.of("NONE"));
    assertThat(value(graph, "OrdersUrlPublicPermissions", "principal")).isEqualTo(Value.of("*"));
    assertThat(value(graph, "OrdersAliaslive", "name")).isEqualTo(Value.of("live"));
  }

  @Test
  void an_alias_points_at_a_version_and_events_start_the_alias() {
    Graph graph =
        function(
            """
            AutoPublishAlias: live
            VersionDescription: first
            FunctionUrlConfig: {AuthType: NONE}
            EventInvokeConfig: {MaximumRetryAttempts: 1}
            Events:
              Work: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}
              News: {Type: SNS, Properties: {Topic: !Ref Topic}}
              Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
              Get: {Type: Api, Properties: {Path: /a, Method: get}}
            """);

    assertThat(graph.diagnostics()).isEmpty();
    Resource version = resource(graph, "OrdersVersion");
    assertThat(version.type()).isEqualTo("AWS::Lambda::Version");
    assertThat(version.attribute("Description")).isEqualTo(Value.of("first"));
    assertThat(version.lifecycle().deletionPolicy()).isEqualTo("Retain");
    assertThat(version.header()).hasToString("t.yaml:5:3");
    assertThat(value(graph, "OrdersUrl", "qualifier")).isEqualTo(Value.of("live"));
    assertThat(value(graph, "OrdersEventInvokeConfig", "qualifier")).isEqualTo(Value.of("live"));
    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " -> " + edge.to())
        .contains(
            "OrdersVersion -> Orders",
            "OrdersAliaslive -> OrdersVersion",
            "OrdersAliaslive -> Orders",
            "OrdersWork -> OrdersAliaslive",
            "OrdersNews -> OrdersAliaslive",
            "OrdersNewsPermission -> OrdersAliaslive",
            "OrdersDailyPermission -> OrdersAliaslive",
            "OrdersGetPermissionProd -> OrdersAliaslive",
            "OrdersUrlPublicPermissions -> OrdersAliaslive",
            "OrdersUrl -> Orders")
        .doesNotContain("OrdersWork -> Orders", "OrdersNews -> Orders");
    assertThat(graph.coverage().reasons()).isEmpty();
  }

  @Test
  void alias_and_version_go_by_the_functions_properties() {
    Graph graph =
        read(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties: {AutoPublishAlias: live}
            Outputs:
              Alias: {Value: !Ref Orders.Alias}
              Version: {Value: !GetAtt Orders.Version.Version}
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.declarations().outputs())
        .extracting(output -> Templates.origin(output.value()).address())
        .containsExactly("OrdersAliaslive", "OrdersVersion");
  }

  @Test
  void what_an_interface_makes_goes_by_its_properties() {
    Graph graph =
        read(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              WebAdmin: {Type: 'AWS::Serverless::Api', Properties: {StageName: dev}}
              Web:
                Type: AWS::Serverless::Api
                Properties: {StageName: prod, Domain: {DomainName: a.example.com}}
              Live:
                Type: AWS::Serverless::HttpApi
                Properties: {Domain: {DomainName: b.example.com, SecurityPolicy: TLS_1_2}}
            Outputs:
              Stage: {Value: !Ref Web.Stage}
              Deployment: {Value: !GetAtt Web.Deployment.DeploymentId}
              Domain: {Value: !GetAtt Web.DomainName.RegionalDomainName}
              Url: {Value: !Sub 'https://${Web}/${Web.Stage}'}
              Admin: {Value: !Ref WebAdmin.Stage}
              Default: {Value: !Ref Live.Stage}
              LiveDomain: {Value: !GetAtt Live.DomainName.RegionalDomainName}
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.declarations().outputs())
        .extracting(output -> Templates.origin(output.value()).address())
        .containsExactly(
            "WebprodStage",
            "WebDeployment",
            "WebDomainName",
            "Web",
            "WebAdmindevStage",
            "LiveApiGatewayDefaultStage",
            "LiveDomainName");
    assertThat(value(graph, "LiveDomainName", "domain_name")).isEqualTo(Value.of("b.example.com"));
    assertThat(value(graph, "LiveDomainName", "domain_name_configuration").toString())
        .contains("security_policy=Str[value=TLS_1_2]", "endpoint_type=Str[value=REGIONAL]");
  }

  @Test
  void what_is_made_of_each_round_of_a_loop_is_that_rounds() {
    Graph graph =
        read(
            """
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Resources:
              Fn::ForEach::Apis:
                - Name
                - [Ab, A]
                - ${Name}: {Type: 'AWS::Serverless::Api', Properties: {StageName: prod}}
            Outputs:
              One: {Value: !Ref A.Stage}
              Other: {Value: !Ref Ab.Stage}
            """);

    assertThat(graph.declarations().outputs())
        .extracting(output -> Templates.origin(output.value()).address())
        .containsExactly("AprodStage", "AbprodStage");
  }

  @Test
  void a_property_that_nothing_is_made_for_is_not_declared() {
    Graph graph =
        read(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders: {Type: 'AWS::Serverless::Function'}
              Web: {Type: 'AWS::Serverless::Api', Properties: {StageName: prod}}
            Outputs:
              Alias: {Value: !Ref Orders.Alias}
              Domain: {Value: !Ref Web.DomainName}
              Name: {Value: !Ref Web.Name}
            """);

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Unresolved reference", "Unresolved reference", "Unresolved reference");
  }

  @Test
  void interfaces_have_stages_and_domains() {
    Graph graph =
        read(
            """
            Globals: {Api: {TracingEnabled: true}}
            Resources:
              Web:
                Type: AWS::Serverless::Api
                Condition: Always
                Properties:
                  StageName: dev
                  EndpointConfiguration: {Type: PRIVATE}
                  AccessLogSetting: {DestinationArn: logs}
                  CacheClusterEnabled: true
                  Domain: {DomainName: a.example.org, CertificateArn: c, SecurityPolicy: TLS_1_0}
              Fast:
                Type: AWS::Serverless::HttpApi
                Properties: {AccessLogSettings: {DestinationArn: logs}, StageName: v1}
            Conditions: {Always: !Equals [a, a]}
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(resource(graph, "WebdevStage").attributes().toString())
        .contains(
            "stage_name=Str[value=dev]",
            "xray_tracing_enabled=Bool[value=true]",
            "cache_cluster_enabled=Bool[value=true]",
            "destination_arn=Str[value=logs]");
    assertThat(value(graph, "Web", "endpoint_configuration").toString())
        .contains("types=Seq[elements=[Str[value=PRIVATE]]]");
    assertThat(value(graph, "WebDomainName", "security_policy")).isEqualTo(Value.of("TLS_1_0"));
    assertThat(resource(graph, "Fastv1Stage").attributes().toString())
        .contains("name=Str[value=v1]", "destination_arn=Str[value=logs]");
  }

  @Test
  void tables_and_state_machines_have_the_plain_types_properties() {
    Graph graph =
        read(
            """
            Resources:
              Table:
                Type: AWS::Serverless::SimpleTable
                Properties: {PrimaryKey: {Name: no, Type: Number}, SSESpecification: {SSEEnabled: true}}
              Flow:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: a}
                  Logging: {Level: ALL}
                  Tracing: {Enabled: true}
                  Events: {Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(value(graph, "Table", "attribute_definitions").toString())
        .contains("attribute_type=Str[value=N]");
    assertThat(value(graph, "Table", "server_side_encryption").toString())
        .contains("enabled=Bool[value=true]");
    assertThat(value(graph, "Flow", "logging_configuration").toString())
        .contains("level=Str[value=ALL]");
    assertThat(value(graph, "Flow", "tracing_configuration").toString())
        .contains("enabled=Bool[value=true]");
    assertThat(graph.resources())
        .extracting(Resource::address)
        .contains("FlowRole", "FlowNightly", "FlowNightlyRole");
  }

  @Test
  void connectors_give_the_source_rights_on_what_they_lead_to() {
    Graph graph =
        read(
            """
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Connectors:
                  Save: {Properties: {Destination: {Id: Table}, Permissions: [Write]}}
              Table: {Type: 'AWS::DynamoDB::Table'}
              Queue: {Type: 'AWS::SQS::Queue'}
              Link:
                Type: AWS::Serverless::Connector
                Properties:
                  Source: {Id: Orders}
                  Destination: {Id: Queue}
                  Permissions: [Read, Write]
            """);

    assertThat(documents(graph, "OrdersSavePolicy"))
        .contains("dynamodb:PutItem")
        .doesNotContain("dynamodb:GetItem");
    assertThat(documents(graph, "LinkPolicy")).contains("sqs:ReceiveMessage", "sqs:SendMessage");
  }

  @Test
  void an_application_of_the_repository_is_a_nested_stack() {
    Graph graph =
        read(
            java.util.Map.of(
                "t.yaml",
                "Resources: {App: {Type: 'AWS::Serverless::Application', Properties: {Location:"
                    + " app/template.yaml}}}",
                "app/template.yaml",
                "Resources: {Queue: {Type: 'AWS::SQS::Queue'}}"));

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources()).extracting(Resource::address).contains("App.Queue");
  }
}
