package dev.plumbline.iac.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types as older releases of Pulumi's providers have them, and those that nobody knows. */
class OlderTypesTest {
  private static Graph read(String resources) {
    return PulumiReader.read(
        new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false),
        SourceTree.ofText(
            Map.of("Pulumi.yaml", "name: shop\nruntime: yaml\nresources:\n" + resources)),
        Budget.generous());
  }

  @Test
  void bucketsOfReleaseSixAreTheTypesThatTheyAreNow() {
    Graph graph =
        read(
            """
              b:
                type: aws:s3:BucketV2
                properties:
                  versionings: [{enabled: true}]
              acl:
                type: aws:s3/bucketAclV2:BucketAclV2
                properties: {bucket: "${b.id}", acl: public-read}
            """);

    assertThat(graph.resources())
        .extracting(Resource::type, Resource::originalType)
        .containsExactly(
            tuple("aws_s3_bucket", "aws:s3:BucketV2"),
            tuple("aws_s3_bucket_acl", "aws:s3/bucketAclV2:BucketAclV2"));
    assertThat(graph.resources().getFirst().attribute("versioning"))
        .isEqualTo(new Value.Seq(List.of(new Value.Obj(Map.of("enabled", Value.of(true))))));
    assertThat(graph.coverage().evaluated()).isEqualTo(2);
  }

  @Test
  void aTypeOfAMappedProviderThatNobodyKnowsIsNotUnderstood() {
    Graph graph =
        read(
            """
              odd: {type: "aws:s3:BucketV9", properties: {acl: public-read}}
              own: {type: "my:mod:Component", properties: {a: 1}}
            """);

    assertThat(graph.coverage().resources()).isEqualTo(2);
    assertThat(graph.coverage().evaluated()).isEqualTo(1);
    assertThat(graph.coverage().reasons())
        .containsExactly(new Coverage.Reason("its type \"aws:s3:BucketV9\" is not known", 1));
  }
}
