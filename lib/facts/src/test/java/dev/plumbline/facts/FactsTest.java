package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.value.Value;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FactsTest {
  private final Facts facts = Facts.bundled();

  private ResourceFacts resource(String type) {
    return Objects.requireNonNull(facts.resource(type), type);
  }

  private static AttributeFacts attribute(ResourceFacts resource, String path) {
    return Objects.requireNonNull(resource.attribute(path), path);
  }

  @Test
  void aBucketsNameForcesReplacementAndItHoldsData() {
    ResourceFacts bucket = resource("aws_s3_bucket");

    assertThat(attribute(bucket, "bucket").forceNew()).isEqualTo(ForceNew.ALWAYS);
    assertThat(attribute(bucket, "force_destroy").forceNew()).isEqualTo(ForceNew.NEVER);
    assertThat(attribute(bucket, "force_destroy").defaultValue()).isEqualTo(Value.Bool.FALSE);
    assertThat(attribute(bucket, "acl").conflictsWith()).containsExactly("grant");
    assertThat(bucket.stateful()).isTrue();
    assertThat(bucket.tagsAttribute()).isEqualTo("tags");
    assertThat(bucket.provider().version()).isEqualTo("6.58.0");
  }

  @Test
  void aPathWithAnIndexReachesIntoBlocksAndStopsAtMaps() {
    ResourceFacts group = resource("aws_security_group");

    assertThat(attribute(group, "ingress[0].cidr_blocks").type()).isEqualTo("list<string>");
    assertThat(attribute(group, "ingress.0.cidr_blocks[1]").type()).isEqualTo("list<string>");
    assertThat(attribute(group, "tags.Name").type()).isEqualTo("map<string>");
    assertThat(group.attribute("ingress[0].colour")).isNull();
    assertThat(group.attribute("colour")).isNull();
  }

  @Test
  void conditionalAndIfSetForceNewAreToldApart() {
    assertThat(attribute(resource("aws_instance"), "instance_type").forceNew())
        .isEqualTo(ForceNew.CONDITIONAL);
    assertThat(
            facts.types("aws").stream()
                .flatMap(type -> resource(type).attributes().values().stream())
                .map(AttributeFacts::forceNew))
        .contains(ForceNew.IF_SET);
  }

  @Test
  void sharedDefinitionsAreFollowed() {
    assertThat(attribute(resource("aws_instance"), "metadata_options[0].http_tokens").type())
        .isEqualTo("string");
  }

  @Test
  void everyTypeOfEveryProviderReads() {
    assertThat(facts.types("aws")).hasSize(1691).allSatisfy(this::resource);
    assertThat(facts.types("azurerm")).hasSize(1103).allSatisfy(this::resource);
    assertThat(facts.types("google")).hasSize(1330).allSatisfy(this::resource);
  }

  @Test
  void whatHasNoFactsIsNull() {
    assertThat(facts.resource("aws_no_such_thing")).isNull();
    assertThat(facts.resource("random_id")).isNull();
    assertThat(facts.resource("aws")).isNull();
    assertThat(facts.resource("#1")).isNull();
    assertThat(facts.resource("@")).isNull();
    assertThat(facts.provider("random")).isNull();
  }

  @Test
  void ofKubernetesOnlyWhatIsWrittenIsKnown() {
    ResourceFacts deployment =
        Objects.requireNonNull(Facts.bundled().described("kubernetes_deployment_v1"));

    AttributeFacts privileged =
        deployment.attribute("spec.template.spec.container.security_context.privileged");
    assertThat(Objects.requireNonNull(privileged).defaultValue()).isEqualTo(Value.of(false));
    assertThat(deployment.attribute("spec.template.spec.container.priviledged")).isNull();
    assertThat(Facts.bundled().resource("kubernetes_deployment_v1"))
        .as("asked about changes, it knows nothing")
        .isNull();
  }
}
