package dev.plumbline.iac;

import dev.plumbline.model.source.StackSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whole, small repositories of every kind, to be damaged. */
final class FuzzSeeds {
  /** What one stack is made of. */
  record Sources(StackSpec stack, SortedMap<String, byte[]> files) {}

  static final List<Sources> ALL =
      List.of(
          terraform(),
          json(),
          template(),
          templateInJson(),
          rules(),
          changes(),
          unit(),
          program(),
          manifests());

  private FuzzSeeds() {}

  static Sources sources(StackSpec stack, Map<String, String> texts) {
    var files = new TreeMap<String, byte[]>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return new Sources(stack, files);
  }

  private static Sources terraform() {
    return sources(
        StackSpec.terraform(""),
        Map.of(
            "main.tf",
            """
            terraform {
              required_version = ">= 1.5"
              required_providers { aws = { source = "hashicorp/aws", version = "~> 5.0" } }
              backend "s3" { bucket = "state" }
            }
            variable "names" {
              type    = map(object({ size = optional(number, 3), tags = optional(map(string), {}) }))
              default = { a = {}, b = { size = "4" } }
              validation {
                condition     = length(var.names) < 10 && can(regex("^[a-z]+$", keys(var.names)[0]))
                error_message = "no: ${jsonencode(var.names)}"
              }
            }
            provider "aws" {
              region = "eu-central-1"
              default_tags { tags = { team = "x" } }
            }
            locals {
              all  = merge([for k, v in var.names : { (k) = v.size }]...)
              text = <<-EOT
                %{ for k, v in local.all ~}
                ${k}=${v}
                %{ endfor ~}
              EOT
              yaml = yamldecode("a: [1, 2]\\nb: {c: d}")
            }
            module "m" {
              source   = "./m"
              for_each = var.names
              name     = "${each.key}-${upper(each.value.tags["n"] == null ? "x" : "y")}"
              rules    = [for p in [22, 443] : { port = p, cidr = cidrsubnet("10.0.0.0/8", 8, p % 3) }]
            }
            data "aws_iam_policy_document" "d" {
              statement {
                actions   = ["s3:*"]
                resources = [for m in module.m : m.arn]
              }
            }
            resource "aws_iam_policy" "p" {
              count  = local.yaml.a[0]
              policy = try(data.aws_iam_policy_document.d.json, templatefile("t.tftpl", { n = 1 }))
              lifecycle { ignore_changes = [tags] }
            }
            moved {
              from = aws_iam_policy.q
              to   = aws_iam_policy.p[0]
            }
            check "c" {
              assert {
                condition     = length(module.m) > 0
                error_message = "none"
              }
            }
            output "o" { value = { for k, m in module.m : k => m.arn... } }
            """,
            "m/main.tf",
            """
            variable "name" { type = string }
            variable "rules" {
              type = list(object({ port = number, cidr = string }))
            }
            resource "aws_security_group" "g" {
              name = var.name
              dynamic "ingress" {
                for_each = var.rules
                iterator = r
                content {
                  from_port   = r.value.port
                  to_port     = r.value.port
                  protocol    = "tcp"
                  cidr_blocks = [r.value.cidr]
                }
              }
            }
            output "arn" { value = aws_security_group.g.arn }
            """,
            "t.tftpl",
            "%{ if n > 0 }${n}%{ else }é%{ endif }",
            "terraform.tfvars",
            "names = {\n  a = { tags = { n = \"1\" } }\n}\n",
            "x.auto.tfvars.json",
            "{\"names\": {\"c\": {\"size\": 1e3}}, \"z\": null}",
            ".terraform.lock.hcl",
            """
            provider "registry.terraform.io/hashicorp/aws" {
              version     = "5.31.0"
              constraints = "~> 5.0"
              hashes = ["h1:abc="]
            }
            """,
            "x_override.tf",
            "locals {\n  text = \"over\"\n}\n"));
  }

  private static Sources json() {
    return sources(
        StackSpec.terraform(""),
        Map.of(
            "main.tf.json",
            """
            {"//": "c", "locals": {"a": "${[1, 2]}", "b": {"c": "%{ if true }x%{ endif }"}},
             "variable": {"v": {"type": "list(string)", "default": ["é", "\\u00e9"]}},
             "resource": {"aws_s3_bucket": {"b": [{"count": 2, "bucket": "x-${count.index}",
               "lifecycle": {"ignore_changes": ["tags"]}, "tags": {"a": "${var.v[0]}"}}]}},
             "module": {"m": {"source": "./nope", "x": [null, true, 1.5e3]}},
             "output": {"o": {"value": "${aws_s3_bucket.b[*].id}"}}}
            """));
  }

  private static Sources template() {
    return sources(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        Map.of(
            "t.yaml",
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Globals: {Function: {Runtime: java21, Timeout: 5}}
            Parameters: {Env: {Type: String, Default: é, AllowedValues: [é, x]}, L: {Type: CommaDelimitedList, Default: "a,b"}}
            Mappings: {M: {k: {v: 1}}}
            Conditions: {A: !Equals [!Ref Env, x], B: !Or [!Condition A, !Not [{Condition: A}]]}
            Resources:
              Bucket: &b
                Type: AWS::S3::Bucket
                Condition: B
                DependsOn: [Group]
                DeletionPolicy: Retain
                Properties: &p
                  BucketName: !Sub ['${Env}-${Group.GroupId}-${!x}-${y}', {y: !GetAtt Group.Arn}]
                  Tags: [{Key: a, Value: !Join ['-', [!Select [0, !Ref L], !FindInMap [M, k, v]]]}]
              Group:
                Type: AWS::EC2::SecurityGroup
                Properties: {<<: *p, SecurityGroupIngress: [{IpProtocol: '-1', CidrIp: 0.0.0.0/0}]}
              F:
                Type: AWS::Serverless::Function
                Properties: {Handler: x, Policies: [{Statement: [{Action: '*'}]}], Events: {A: {Type: Api, Properties: {Path: /}}}}
              Fn::ForEach::Q: [N, !Ref L, {"Q${N}": {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref N}}}]
            Outputs: {O: {Value: !Cidr [10.0.0.0/8, 2, 4], Export: {Name: !ImportValue n}}}
            """));
  }

  private static Sources templateInJson() {
    return sources(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.json", "", List.of(), false),
        Map.of(
            "t.json",
            """
            {"Parameters": {"P": {"Type": "Number", "Default": 3}},
             "Resources": {"D": {"Type": "AWS::RDS::DBInstance", "Properties": {
               "AllocatedStorage": {"Ref": "P"}, "StorageEncrypted": "true",
               "DBName": {"Fn::Split": ["-", {"Fn::Base64": {"Fn::Sub": "${AWS::Region}"}}]},
               "Tags": [{"Key": "k", "Value": {"Fn::If": ["C", "a", {"Ref": "AWS::NoValue"}]}}]}}},
             "Conditions": {"C": {"Fn::And": [{"Fn::Equals": [1, {"Ref": "P"}]}, {"Fn::Not": [true]}]}}}
            """));
  }

  private static Sources manifests() {
    return sources(
        new StackSpec(StackSpec.Kind.KUBERNETES, "", "", List.of(), false),
        Map.of(
            "kustomization.yaml",
            """
            resources: [web.yaml]
            namePrefix: p-
            commonLabels: {a: b}
            images: [{name: web, newTag: "2"}]
            secretGenerator: [{name: s, literals: [a=b]}]
            patches:
              - target: {kind: Deployment, name: web}
                patch: |
                  - {op: add, path: /spec/template/spec/containers/-, value: {name: x}}
              - patch: |
                  {kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: web, $patch: delete}]}}}}
            """,
            "web.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: &l {app: web}}
            spec: {selector: {matchLabels: *l}, template: {metadata: {labels: *l}, spec: {containers: [{name: web, image: 'web:1', ports: [{containerPort: 80}], env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: é}}}]}]}}}
            ---
            {"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Secret", "data": {"a": "eA=="}}]}
            """));
  }

  private static Sources rules() {
    return sources(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        Map.of(
            "t.yaml",
            """
            Parameters:
              Net: {Type: 'AWS::EC2::VPC::Id', Default: vpc-1}
              Zones: {Type: CommaDelimitedList, Default: 'a,b'}
            Rules:
              Nets:
                RuleCondition: !Not [!Equals [!Ref Net, vpc-2]]
                Assertions:
                  - Assert: {'Fn::EachMemberIn': [!Ref Zones, [a, b]]}
                    AssertDescription: zones
                  - Assert: !Or [!Contains [{'Fn::RefAll': 'AWS::EC2::VPC::Id'}, vpc-1],
                      {'Fn::EachMemberEquals': [{'Fn::ValueOfAll': ['AWS::EC2::VPC::Id', T]}, x]}]
                  - Assert: !And [!Equals [{'Fn::ValueOf': [Net, Tags.A]}, x], !Equals [a, a]]
            Resources:
              T: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Select [0, !Ref Zones]}}
            """));
  }

  private static Sources changes() {
    return sources(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        Map.of(
            "t.yaml",
            """
            Parameters: {Class: {Type: String}}
            Resources:
              Db: {Type: 'AWS::RDS::DBInstance', Properties: {DBInstanceClass: !Ref Class}}
            """,
            "changes.json",
            """
            {"ChangeSetName": "c", "StackName": "t", "Status": "CREATE_COMPLETE",
             "Parameters": [{"ParameterKey": "Class", "ParameterValue": "db.m5.large"}],
             "Changes": [{"Type": "Resource", "ResourceChange": {"Action": "Modify",
               "LogicalResourceId": "Db", "ResourceType": "AWS::RDS::DBInstance",
               "Replacement": "Conditional", "Details": [{"Target": {"Attribute": "Properties",
                 "Name": "DBInstanceClass", "RequiresRecreation": "Never", "AfterValue": "x"}}]}}]}
            """));
  }

  private static Sources unit() {
    return sources(
        StackSpec.terraform("live/app"),
        Map.of(
            "live/app/terragrunt.hcl",
            """
            include "root" {
              path   = find_in_parent_folders("root.hcl")
              expose = true
            }
            dependency "net" {
              config_path  = "../net"
              mock_outputs = { id = "m" }
            }
            terraform { source = "../../modules//app" }
            inputs = { id = dependency.net.outputs.id, owner = include.root.inputs.owner }
            """,
            "live/net/terragrunt.hcl",
            "terraform {\n  source = \"../../modules/net\"\n}\ninputs = { cidr = \"10.0.0.0/8\" }\n",
            "live/root.hcl",
            """
            inputs = { owner = get_env("USER", "x") }
            generate "provider" {
              path     = "provider.tf"
              contents = "provider \\"aws\\" {}"
            }
            """,
            "modules/net/main.tf",
            "variable \"cidr\" {}\noutput \"id\" {\n  value = cidrhost(var.cidr, 1)\n}\n",
            "modules/app/main.tf",
            "variable \"id\" {}\nvariable \"owner\" {}\n"
                + "resource \"aws_sqs_queue\" \"q\" {\n  name = var.id\n}\n"));
  }

  private static Sources program() {
    return sources(
        new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false),
        Map.of(
            "Pulumi.yaml",
            """
            name: shop
            runtime: yaml
            config: {size: {type: integer, default: 5}}
            variables: {a: {'fn::join': ['-', ['${size}', é]]}, b: '${a}${c[0]["x"].y}', c: [{x: {y: 1}}]}
            resources:
              group: {type: 'aws:ec2:SecurityGroup', properties: {ingress: [{fromPort: 1, cidrBlocks: ['${b}']}]}}
              bucket: {type: 'aws:s3:Bucket', options: {dependsOn: ['${group}'], protect: true}}
            outputs: {o: '${bucket.arn}', p: {'fn::select': [0, '${c}']}}
            """,
            "Pulumi.dev.yaml",
            "config:\n  shop:size: 7\n  aws:region: eu-central-1\n  shop:s: {secure: AAABAA==}\n"));
  }
}
