package dev.plumbline.iac.resolved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.cloudformation.CloudFormationReader;
import dev.plumbline.iac.pulumi.PulumiReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Templates and programs with something cut out, put in or replaced: reading them ends well. */
class DamagedSourcesTest {
  private static final int ROUNDS = Integer.getInteger("iac.mutations", 2_000);

  private static final String TEMPLATE =
      """
      Parameters: {Env: {Type: String, Default: é}, List: {Type: CommaDelimitedList, Default: "a,b"}}
      Mappings: {M: {k: {v: 1}}}
      Conditions: {A: !Equals [!Ref Env, x], B: !Or [!Condition A, !Not [{Condition: A}]]}
      Resources:
        Bucket: # a comment
          Type: AWS::S3::Bucket
          Condition: B
          DependsOn: [Group]
          Properties: &p
            BucketName: !Sub '${Env}-${Group.GroupId}-${!x}'
            BucketEncryption: {ServerSideEncryptionConfiguration: [{X: !If [A, 1, !Ref AWS::NoValue]}]}
            Tags: [{Key: a, Value: !Join ['-', [!Select [0, !Ref List], !FindInMap [M, k, v]]]}]
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties: {<<: *p, SecurityGroupIngress: [{IpProtocol: '-1', CidrIp: 0.0.0.0/0, FromPort: '1'}]}
        Fn::ForEach::Q: [N, [x, y], {"Q${N}": {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref N}}}]
      Outputs: {O: {Value: !Cidr [10.0.0.0/8, 2, 4], Export: {Name: n}}}
      """;

  private static final String PROGRAM =
      """
      name: shop
      runtime: yaml
      config: {size: {type: integer, default: 5}}
      variables: {a: {'fn::join': ['-', ['${size}', é]]}, b: '${a}${c[0]["x"].y}', c: [{x: {y: 1}}]}
      resources:
        group: {type: 'aws:ec2:SecurityGroup', properties: {ingress: [{fromPort: 1, cidrBlocks: ['${b}']}]}}
        bucket: {type: 'aws:s3:Bucket', options: {dependsOn: ['${group}'], protect: true}}
      outputs: {o: '${bucket.arn}', p: {'fn::select': [0, '${c}']}}
      """;

  @Test
  void every_damaged_template_is_read() {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);

    readAll(TEMPLATE, "t.yaml", tree -> CloudFormationReader.read(stack, tree, Budget.generous()));
  }

  @Test
  void every_damaged_program_is_read() {
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false);

    readAll(PROGRAM, "Pulumi.yaml", tree -> PulumiReader.read(stack, tree, Budget.generous()));
  }

  private static void readAll(String seed, String file, Function<SourceTree, Graph> reader) {
    var random = new Random(99);
    int found = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] source = seed.getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        source = changed(source, random);
      }
      var files = new TreeMap<String, byte[]>();
      files.put(file, source);
      Graph graph = reader.apply(new SourceTree(files));
      for (Diagnostic problem : graph.diagnostics()) {
        assertThat(problem.subject().end().offset()).isLessThanOrEqualTo(source.length);
      }
      for (Resource resource : graph.resources()) {
        assertThat(resource.range().contains(resource.header()) || resource.address().contains("/"))
            .isTrue();
        found++;
      }
    }
    assertThat(found).as("most of it is still understood").isGreaterThan(ROUNDS / 2);
  }

  private static byte[] changed(byte[] source, Random random) {
    String[] fragments = {
      "{", "}", "[", "]", ":", ",", "'", "\"", "&a ", "*p", "*", "!Ref ", "!If ", "!x ", "\n", "  ",
      "\t", "- ", "${", "}", "#", "|", ">", "<<: ", "?", "é", "\u0000", "%", "@", "---\n", "...\n"
    };
    int from = random.nextInt(source.length);
    int to = Math.min(source.length, from + random.nextInt(1, 8));
    byte[] middle = fragments[random.nextInt(fragments.length)].getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(source.length + 8);
    out.write(source, 0, from);
    switch (random.nextInt(4)) {
      case 0 -> {}
      case 1 -> out.write(random.nextInt(256));
      case 2 -> {
        out.writeBytes(middle);
        to = from;
      }
      default -> out.writeBytes(middle);
    }
    out.write(source, to, source.length - to);
    return out.toByteArray();
  }
}
