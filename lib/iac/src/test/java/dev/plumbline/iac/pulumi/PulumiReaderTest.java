package dev.plumbline.iac.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PulumiReaderTest {
  private static Graph read(String program, Map<String, String> others) {
    var files = new HashMap<>(others);
    files.put("shop/Pulumi.yaml", "name: shop\nruntime: yaml\n" + program);
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "shop", "prod", List.of(), false);
    return PulumiReader.read(stack, SourceTree.ofText(files), Budget.generous());
  }

  private static Resource resource(Graph graph, String name) {
    return graph.resources().stream()
        .filter(resource -> resource.address().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Value output(String expression) {
    Graph graph =
        read(
            """
            config:
              size: {type: integer, default: 5}
              open: {type: string}
            variables:
              list: [a, b]
              nested: {x: {y: ["${size}"]}}
            outputs:
              out: %s
            """
                .formatted(expression),
            Map.of("shop/note.txt", "hello"));
    assertThat(graph.diagnostics()).isEmpty();
    return graph.declarations().outputs().getFirst().value();
  }

  @Test
  void interpolation_keeps_types_and_makes_text() {
    assertThat(output("${size}")).isEqualTo(Value.of(5));
    assertThat(output("a-${size}-$${b}")).isEqualTo(Value.of("a-5-${b}"));
    assertThat(output("${nested.x.y[0]}")).isEqualTo(Value.of(5));
    assertThat(output("${shop:size}")).isEqualTo(Value.of(5));
    assertThat(output("${pulumi.project}")).isEqualTo(Value.of("shop"));
    assertThat(output("x${open}"))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown ->
                assertThat(unknown.origin().reason())
                    .isEqualTo("configuration key \"open\" has no value"));
  }

  @Test
  void functions_compute_what_is_known() {
    assertThat(output("{'fn::join': ['-', '${list}']}")).isEqualTo(Value.of("a-b"));
    assertThat(output("{'fn::select': [1, '${list}']}")).isEqualTo(Value.of("b"));
    assertThat(output("{'fn::toJSON': {a: '${list}'}}"))
        .isEqualTo(Value.of("{\"a\":[\"a\",\"b\"]}"));
    assertThat(output("{'fn::toBase64': abc}")).isEqualTo(Value.of("YWJj"));
    assertThat(output("{'fn::fromBase64': YWJj}")).isEqualTo(Value.of("abc"));
    assertThat(output("{'fn::secret': x}")).isEqualTo(new Value.Sensitive(Value.of("x")));
    assertThat(output("{'fn::readFile': ./note.txt}")).isEqualTo(Value.of("hello"));
    assertThat(output("{'fn::readFile': ../../etc/passwd}")).isInstanceOf(Value.Unknown.class);
    assertThat(output("{'fn::invoke': {function: 'aws:getAmi'}}"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void resources_read_in_terraforms_vocabulary_with_their_places() {
    Graph graph =
        read(
            """
            config:
              open: {type: string, default: 10.0.0.0/8}
            resources:
              group:
                type: aws:ec2:SecurityGroup
                properties:
                  ingress:
                    - {protocol: tcp, fromPort: 22, toPort: 22, cidrBlocks: ["${open}"]}
                  tags: {team: a}
                options: {protect: true, ignoreChanges: [tags]}
            """,
            Map.of("shop/Pulumi.prod.yaml", "config:\n  shop:open: 0.0.0.0/0\n"));

    Resource group = resource(graph, "group");
    assertThat(graph.diagnostics()).isEmpty();
    assertThat(group.type()).isEqualTo("aws_security_group");
    assertThat(group.attribute("ingress"))
        .hasToString(
            "Seq[elements=[Obj[members={protocol=Str[value=tcp], from_port=Num[value=22],"
                + " to_port=Num[value=22], cidr_blocks=Seq[elements=[Str[value=0.0.0.0/0]]]}]]]");
    assertThat(Objects.requireNonNull(group.provenance().get("ingress[0].cidr_blocks[0]")).trace())
        .extracting(Provenance.Step::name, step -> step.range().file())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("open", "shop/Pulumi.prod.yaml"));
    assertThat(group.lifecycle().preventDestroy()).isTrue();
    assertThat(group.lifecycle().ignoreChanges()).containsExactly("tags");
    assertThat(group.header()).hasToString("shop/Pulumi.yaml:6:3");
  }

  @Test
  void references_options_and_providers_are_seen() {
    Graph graph =
        read(
            """
            resources:
              west: {type: 'pulumi:providers:aws', properties: {region: us-west-2}}
              bucket: {type: 'aws:s3:Bucket', options: {provider: '${west}'}}
              object:
                type: aws:s3:BucketObject
                properties: {bucket: '${bucket.bucketDomainName}', key: x}
                options: {dependsOn: ['${bucket}'], parent: '${bucket}'}
              other:
                type: kubernetes:core/v1:Namespace
                properties: {metadata: {labels: {'fn::stackReference': net}}}
            """,
            Map.of());

    assertThat(graph.declarations().providers())
        .extracting(Declarations.Provider::address)
        .containsExactly("aws.west");
    assertThat(resource(graph, "bucket").provider()).isEqualTo("aws.west");
    assertThat(graph.edges())
        .extracting(edge -> edge.kind() + " " + edge.from() + " " + edge.to() + " " + edge.target())
        .containsExactlyInAnyOrder(
            Edge.Kind.REFERENCE + " object bucket bucket_domain_name",
            Edge.Kind.DEPENDS_ON + " object bucket ",
            Edge.Kind.CONTAINMENT + " object bucket ",
            Edge.Kind.CROSS_STACK + " other pulumi://shop/net ");
    assertThat(resource(graph, "other").type()).isEqualTo("kubernetes:core/v1:Namespace");
  }

  @Test
  void mistakes_are_said_and_the_rest_is_read() {
    Graph graph =
        read(
            """
            variables:
              a: ${b}
              b: ${a}
            resources:
              x: {type: 'aws:s3:Bucket', properties: {bucket: '${nope}', acl: '${a}'}}
              y: {properties: {}}
            """,
            Map.of());

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactlyInAnyOrder(
            "Unresolved reference", "Circular variable", "Resource without a type");
    assertThat(graph.resources()).extracting(Resource::address).containsExactly("x");
  }

  @Test
  void other_stacks_are_read_by_their_project_and_name() {
    Graph graph =
        read(
            """
            resources:
              net:
                type: pulumi:pulumi:StackReference
                properties: {name: '${pulumi.organization}/network/prod'}
              queue:
                type: aws:sqs:Queue
                properties: {name: '${net.outputs["queueName"]}', kmsMasterKeyId: '${open.outputs.key}'}
              open:
                type: pulumi:pulumi:StackReference
                properties: {name: 'acme/keys/${pulumi.stack}'}
            """,
            Map.of());

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(resource(graph, "queue").attribute("name"))
        .isEqualTo(
            new Value.Unknown(
                new Value.Origin("pulumi://network/prod", "", "", "another stack exports it")));
    assertThat(graph.edges())
        .filteredOn(edge -> edge.kind() == Edge.Kind.CROSS_STACK)
        .extracting(edge -> edge.from() + " → " + edge.to())
        .containsExactlyInAnyOrder(
            "net → pulumi://network/prod",
            "queue → pulumi://network/prod",
            "queue → pulumi://keys/prod",
            "open → pulumi://keys/prod");
    assertThat(resource(graph, "net").mode()).isEqualTo(Resource.Mode.DATA);
  }

  @Test
  void a_program_in_another_language_is_said_to_be_unreadable() {
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false);

    Graph graph =
        PulumiReader.read(
            stack,
            SourceTree.ofText(Map.of("Pulumi.yaml", "name: x\nruntime: nodejs\n")),
            Budget.generous());

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Program can't be read");
    assertThat(graph.coverage().notRead())
        .isEqualTo("not read: the program in nodejs at Pulumi.yaml:2:10");
  }

  @Test
  void a_program_that_a_compiler_makes_is_said_to_be_unreadable() {
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false);
    String project =
        """
        name: x
        runtime:
          name: yaml
          options:
            compiler: cue export
        """;

    Graph graph =
        PulumiReader.read(
            stack,
            SourceTree.ofText(Map.of("Pulumi.yaml", project, "Main.yaml", "resources: {}\n")),
            Budget.generous());

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Program can't be read");
    assertThat(graph.coverage().notRead())
        .isEqualTo("not read: the program that a compiler makes at Pulumi.yaml:5:15");
  }
}
