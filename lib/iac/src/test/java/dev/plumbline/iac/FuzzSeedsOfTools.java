package dev.plumbline.iac;

import dev.plumbline.iac.FuzzSeeds.Sources;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tools write beside the sources: plans, states, exports, previews, the CDK's output. */
final class FuzzSeedsOfTools {
  private static final Path RECORDED = Path.of("src/test/resources/dev/plumbline/iac/planfile");

  static final List<Sources> ALL =
      List.of(plan(), planAlone(), state(), export(), preview(), cdk());

  private FuzzSeedsOfTools() {}

  private static Sources plan() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : List.of("main.tf", "network/main.tf", "plan.json")) {
      files.put(name, recorded("hosts/" + name));
    }
    return FuzzSeeds.sources(StackSpec.terraform(""), files);
  }

  private static Sources planAlone() {
    return FuzzSeeds.sources(
        StackSpec.terraform(""), Map.of("plan.json", recorded("waits/plan.json")));
  }

  /** A state beside code that reads another one. */
  private static Sources state() {
    return FuzzSeeds.sources(
        StackSpec.terraform(""),
        Map.of(
            "main.tf",
            """
            data "terraform_remote_state" "net" {
              backend = "local"
              config  = { path = "${path.module}/net.tfstate" }
            }
            resource "aws_instance" "web" {
              subnet_id = data.terraform_remote_state.net.outputs.subnets["a"]
            }
            """,
            "net.tfstate",
            """
            {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "a",
             "outputs": {"subnets": {"value": {"a": "subnet-1", "b": null},
               "type": ["map", "string"]}}, "resources": []}
            """,
            "state.json",
            recorded("hosts/state.json")));
  }

  private static Sources export() {
    return pulumi(
        """
        {"version": 3, "deployment": {"resources": [
          {"urn": "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod", "type": "pulumi:pulumi:Stack",
           "outputs": {"url": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
             "plaintext": "\\"https://é\\""}}},
          {"urn": "urn:pulumi:prod::shop::pulumi:providers:aws::west", "type": "pulumi:providers:aws",
           "inputs": {"region": "us-west-2", "defaultTags": "{\\"tags\\": {\\"team\\": \\"shop\\"}}"}},
          {"urn": "urn:pulumi:prod::shop::my:module:Store$aws:sqs/queue:Queue::orders",
           "type": "aws:sqs/queue:Queue", "protect": true,
           "provider": "urn:pulumi:prod::shop::pulumi:providers:aws::west::0f",
           "parent": "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod",
           "inputs": {"__defaults": [], "policy": "{\\"Statement\\": [{\\"Action\\": \\"*\\"}]}",
             "kmsMasterKeyId": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "tags": {"a": "é"}},
           "dependencies": ["urn:pulumi:prod::shop::aws:sqs/queue:Queue::dead"],
           "propertyDependencies": {"policy": ["urn:pulumi:prod::shop::aws:sqs/queue:Queue::dead"]}}]}}
        """);
  }

  private static Sources preview() {
    return pulumi(
        """
        {"config": {"aws:region": "eu-central-1"}, "steps": [
          {"op": "replace", "urn": "urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web",
           "oldState": {"urn": "urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web",
             "type": "aws:ec2/securityGroup:SecurityGroup", "inputs": {"name": "a"}},
           "newState": {"urn": "urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::web",
             "type": "aws:ec2/securityGroup:SecurityGroup",
             "inputs": {"name": "[secret]", "ingress": [{"fromPort": 22, "cidrBlocks": ["0.0.0.0/0"]}]}},
           "diffReasons": ["name"], "detailedDiff": {"name": {"kind": "update-replace"}}},
          {"op": "delete", "oldState": {"urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::b",
             "type": "aws:sqs/queue:Queue"}}]}
        """);
  }

  private static Sources pulumi(String output) {
    return FuzzSeeds.sources(
        new StackSpec(StackSpec.Kind.PULUMI, "", "prod", List.of("state.json"), false),
        Map.of("Pulumi.yaml", "name: shop\nruntime: nodejs\n", "state.json", output));
  }

  private static Sources cdk() {
    return FuzzSeeds.sources(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "shop.template.json", "", List.of(), false),
        Map.of(
            "shop.template.json",
            """
            {"Transform": "AWS::Serverless-2016-10-31", "Resources": {
              "Inner": {"Type": "AWS::CloudFormation::Stack",
                "Properties": {"Parameters": {"Name": {"Ref": "Api"}},
                  "TemplateURL": {"Fn::Sub": "https://s3.${AWS::Region}.amazonaws.com/a/f00.json"}},
                "Metadata": {"aws:cdk:path": "Shop/Inner", "aws:asset:path": "inner.json"}},
              "Api": {"Type": "AWS::Serverless::Api", "Properties": {"StageName": {"Ref": "AWS::StackName"}}},
              "Function": {"Type": "AWS::Serverless::Function",
                "Properties": {"Handler": "x", "AutoPublishAlias": "live",
                  "Events": {"Q": {"Type": "SQS", "Properties": {"Queue": {"Fn::GetAtt": ["Inner", "Outputs.Arn"]}}}}}},
              "Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "more.json"}}}}
            """,
            "inner.json",
            """
            {"Parameters": {"Name": {"Type": "String"}},
             "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Name"}}}},
             "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["Queue", "Arn"]}}}}
            """,
            "more.json",
            """
            {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "é"}}}
            """,
            "manifest.json",
            """
            {"artifacts": {"Shop": {"type": "aws:cloudformation:stack",
              "environment": "aws://111122223333/eu-west-1",
              "properties": {"templateFile": "shop.template.json"}}}}
            """));
  }

  private static String recorded(String name) {
    try {
      return Files.readString(RECORDED.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
