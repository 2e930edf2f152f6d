package dev.plumbline.iac.discovery;

import static dev.plumbline.iac.discovery.Found.discover;
import static dev.plumbline.iac.discovery.Found.files;
import static dev.plumbline.iac.discovery.Found.names;
import static dev.plumbline.iac.discovery.Found.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.StackSpec.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which templates and programs are stacks. */
final class TemplateDiscoveryTest {
  @Test
  void a_template_of_another_directory_stays_a_stack_though_an_address_ends_in_its_name()
      throws Exception {
    String url = "https://s3.amazonaws.com/b/t.yaml";
    String outer =
        "Resources: {N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '%s'}}}";
    var tree =
        TextTree.of(
            Map.of(
                "a/parent.yaml",
                outer.formatted(url),
                "b/t.yaml",
                "Resources: {Q: {Type: 'AWS::SQS::Queue'}}"));

    assertThat(names(discover(tree))).containsExactly("a/parent.yaml", "b/t.yaml");
  }

  @Test
  void templates_are_known_by_their_content() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "a.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
                "b.json", "{\n\t\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}",
                "c.template", "Transform: [AWS::Serverless-2016-10-31]\nResources: !Foo {}\n",
                "broken.yml", "AWSTemplateFormatVersion: x\nResources: [",
                "k8s.yaml", "kind: ConfigMap\ndata:\n  Type: AWS::S3::Bucket\n",
                "notes.yaml", "text: AWSTemplateFormatVersion and AWS::S3::Bucket\n",
                "a.txt", "AWSTemplateFormatVersion: '2010-09-09'\n"));

    assertThat(names(discover(tree)))
        .containsExactly("a.yaml", "b.json", "broken.yml", "c.template");
  }

  @Test
  void a_nested_template_belongs_to_the_one_that_nests_it() throws Exception {
    var outer =
        """
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties: { TemplateURL: ./inner/net.yaml }
          Far:
            Type: AWS::CloudFormation::Stack
            Properties: { TemplateURL: https://example.com/x.yaml }
        """;
    var tree =
        TextTree.of(
            Map.of(
                "cfn/main.yaml",
                outer,
                "cfn/inner/net.yaml",
                "Resources: {V: {Type: 'AWS::EC2::VPC'}}"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("cfn/main.yaml");
    assertThat(files(found, "cfn/main.yaml"))
        .containsExactly("cfn/inner/net.yaml", "cfn/main.yaml");
  }

  @Test
  void templates_in_buckets_and_included_snippets_belong_to_whoever_names_them() throws Exception {
    var outer =
        """
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: !Join ['', ['https://s3.amazonaws.com/', !Ref Bucket, '/v1/net.yaml']]
          Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/parts.json}}
        """;
    var vpc = "Resources: {V: {Type: 'AWS::EC2::VPC'}}";
    var tree =
        TextTree.of(
            Map.of(
                "cfn/main.yaml", outer,
                "cfn/parts.json", "{}",
                "cfn/v1/net.yaml", vpc,
                "old/net.yaml", vpc,
                "x/v1/net.yaml", vpc));
    var near =
        TextTree.of(Map.of("cfn/main.yaml", outer, "cfn/net.yaml", vpc, "old/net.yaml", vpc));

    assertThat(names(discover(tree)))
        .containsExactly("cfn/main.yaml", "cfn/v1/net.yaml", "old/net.yaml", "x/v1/net.yaml");
    assertThat(files(discover(tree), "cfn/main.yaml"))
        .containsExactly("cfn/main.yaml", "cfn/parts.json");
    assertThat(files(discover(near), "cfn/main.yaml"))
        .containsExactly("cfn/main.yaml", "cfn/net.yaml");
  }

  @Test
  void templates_that_only_nest_one_another_have_their_first_as_a_stack() throws Exception {
    var nests =
        "Resources: {N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: %s}}}";
    var tree =
        TextTree.of(
            Map.of("a.yaml", nests.formatted("b.yaml"), "b.yaml", nests.formatted("a.yaml")));

    assertThat(names(discover(tree))).containsExactly("a.yaml");
  }

  @Test
  void the_output_of_the_cdk_is_read_with_its_manifest_and_nested_templates() throws Exception {
    var outer =
        """
        {"Resources": {"N": {"Type": "AWS::CloudFormation::Stack",
          "Properties": {"TemplateURL": {"Fn::Sub": "https://x/f00.json"}},
          "Metadata": {"aws:asset:path": "Shop.nested.template.json"}}}}
        """;
    var tree =
        TextTree.of(
            Map.of(
                "cdk.out/Shop.template.json", outer,
                "cdk.out/Shop.nested.template.json",
                    "{\"Resources\": {\"Q\": {\"Type\": \"AWS::SQS::Queue\"}}}",
                "cdk.out/manifest.json", "{}"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("cdk.out/Shop.template.json");
    assertThat(files(found, "cdk.out/Shop.template.json"))
        .containsExactly(
            "cdk.out/Shop.nested.template.json",
            "cdk.out/Shop.template.json",
            "cdk.out/manifest.json");
  }

  @Test
  void a_program_in_another_language_is_a_stack_by_its_state_or_one_that_nobody_reads()
      throws Exception {
    var state =
        "{\"deployment\": {\"resources\": [{\"urn\": \"urn:pulumi:%s::shop::pulumi:pulumi:Stack::s\"}]}}";
    var tree =
        TextTree.of(
            Map.of(
                "a/Pulumi.yaml", "name: shop\nruntime: nodejs\n",
                "a/prod.json", state.formatted("prod"),
                "a/endless.json", state.formatted("x".repeat(256)),
                "a/package.json", "{\"name\": \"shop\"}",
                "b/Pulumi.yaml", "name: other\nruntime: go\n"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("a@prod", "b");
    assertThat(stack(found, "a@prod").spec().variableFiles()).containsExactly("a/prod.json");
  }

  @Test
  void pulumi_programs_in_yaml_are_one_stack_for_each_of_their_environments() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "app/Pulumi.yaml", "name: app\nruntime: yaml\nresources: {}\n",
                "app/Pulumi.dev.yaml", "config: {}",
                "app/Pulumi.prod.yaml", "config: {}",
                "one/Pulumi.yaml", "name: one\nruntime: {name: yaml}\n",
                "ts/Pulumi.yaml", "name: ts\nruntime: nodejs\n"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("app@dev", "app@prod", "one", "ts");
    assertThat(stack(found, "one").spec().kind()).isEqualTo(Kind.PULUMI);
    assertThat(stack(found, "app@dev").spec().variableFiles())
        .containsExactly("app/Pulumi.dev.yaml");
  }
}
