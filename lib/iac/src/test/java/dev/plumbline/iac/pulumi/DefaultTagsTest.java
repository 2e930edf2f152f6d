package dev.plumbline.iac.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefaultTagsTest {
  private static final String PROGRAM =
      """
      name: shop
      runtime: yaml
      resources:
        plain:
          type: aws:sqs:Queue
          properties:
            tags: {stage: test}
        west:
          type: pulumi:providers:aws
          properties:
            defaultTags:
              tags: {team: "${team}"}
        there:
          type: aws:sqs:Queue
          properties:
            tags: {stage: test}
          options: {provider: "${west}"}
        child:
          type: aws:sqs:Queue
          options: {parent: "${there}"}
        topic:
          type: gcp:pubsub:Topic
          properties:
            labels: {stage: test}
      variables:
        team: pay
      """;

  private static Graph graph(Map<String, String> files) {
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "", "prod", List.of("preview.json"), false);
    return PulumiReader.read(stack, SourceTree.ofText(files), Budget.generous());
  }

  private static @Nullable Value tags(Map<String, String> files, String name, String attribute) {
    Graph graph = graph(files);
    assertThat(graph.diagnostics()).isEmpty();
    Resource resource =
        graph.resources().stream()
            .filter(each -> each.address().equals(name))
            .findFirst()
            .orElseThrow();
    return resource.attribute(attribute);
  }

  private static Value texts(String... pairs) {
    Map<String, Value> members = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      members.put(pairs[i], Value.of(pairs[i + 1]));
    }
    return new Value.Obj(members);
  }

  @Test
  void theDefaultProviderHasTheStacksConfiguration() {
    Map<String, String> files =
        Map.of(
            "Pulumi.yaml",
            PROGRAM,
            "Pulumi.prod.yaml",
            """
            config:
              aws:defaultTags:
                tags: {owner: us, stage: prod}
              gcp:defaultLabels: {owner: us}
            """);

    assertThat(tags(files, "plain", "tags_all")).isEqualTo(texts("owner", "us", "stage", "test"));
    assertThat(tags(files, "topic", "terraform_labels"))
        .isEqualTo(texts("owner", "us", "stage", "test"));
  }

  @Test
  void anExplicitProviderHasItsOwnAndHandsThemToItsChildren() {
    Map<String, String> files =
        Map.of(
            "Pulumi.yaml",
            PROGRAM,
            "Pulumi.prod.yaml",
            "config:\n  aws:defaultTags:\n    tags: {owner: us}\n");

    assertThat(tags(files, "there", "tags_all")).isEqualTo(texts("team", "pay", "stage", "test"));
    assertThat(tags(files, "child", "tags_all")).isEqualTo(texts("team", "pay"));
  }

  @Test
  void aStateHasTheProvidersTagsAsJson() {
    String provider = "urn:pulumi:prod::shop::pulumi:providers:aws::default_6_0_0";
    Map<String, String> files =
        Map.of(
            "Pulumi.yaml",
            "name: shop\nruntime: nodejs\n",
            "preview.json",
            """
            {"deployment": {"resources": [
              {"urn": "%s", "type": "pulumi:providers:aws",
               "inputs": {"defaultTags": "{\\"tags\\":{\\"owner\\":\\"us\\"}}"}},
              {"urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::q", "type": "aws:sqs/queue:Queue",
               "inputs": {"tags": {"stage": "test"}}, "provider": "%s::1"}]}}
            """
                .formatted(provider, provider));

    assertThat(tags(files, "q", "tags_all")).isEqualTo(texts("owner", "us", "stage", "test"));
  }

  @Test
  void secretDefaultsMakeTheTagsOfAllASecret() {
    Map<String, String> files =
        Map.of(
            "Pulumi.yaml",
            """
            name: shop
            runtime: yaml
            config:
              aws:defaultTags:
                secret: true
                value:
                  tags: {owner: us}
              gcp:defaultLabels:
                secret: true
                value: {owner: us}
            resources:
              own:
                type: aws:sqs:Queue
                properties:
                  tags: {stage: test}
              bare:
                type: aws:sqs:Queue
              topic:
                type: gcp:pubsub:Topic
            """);

    assertThat(tags(files, "own", "tags_all"))
        .isEqualTo(new Value.Sensitive(texts("owner", "us", "stage", "test")));
    assertThat(tags(files, "bare", "tags_all"))
        .isEqualTo(new Value.Sensitive(texts("owner", "us")));
    assertThat(tags(files, "topic", "terraform_labels"))
        .isEqualTo(new Value.Sensitive(texts("owner", "us")));
  }

  @Test
  void aStatesSecretDefaultsStayOne() {
    String provider = "urn:pulumi:prod::shop::pulumi:providers:aws::default_6_0_0";
    Map<String, String> files =
        Map.of(
            "Pulumi.yaml",
            "name: shop\nruntime: nodejs\n",
            "preview.json",
            """
            {"deployment": {"resources": [
              {"urn": "%s", "type": "pulumi:providers:aws",
               "inputs": {"defaultTags": {
                 "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                 "plaintext": "\\"{\\\\\\"tags\\\\\\":{\\\\\\"owner\\\\\\":\\\\\\"us\\\\\\"}}\\""}}},
              {"urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::q", "type": "aws:sqs/queue:Queue",
               "inputs": {"tags": {"stage": "test"}}, "provider": "%s::1"}]}}
            """
                .formatted(provider, provider));

    assertThat(tags(files, "q", "tags_all"))
        .isEqualTo(new Value.Sensitive(texts("owner", "us", "stage", "test")));
  }

  @Test
  void aSecretInTheJsonOfAStatesDefaultsIsOne() {
    String provider = "urn:pulumi:prod::shop::pulumi:providers:aws::default_6_0_0";
    String secret = "{'4dabf18193072939515e22adb298388d':'1b47061264138c4ac30d75fd1eb44270',%s}";
    String defaults =
        "{'tags':{'owner':'us','a':%s,'b':%s,'c':%s,'d':'[secret]'}}"
            .formatted(
                secret.formatted("'value':'hunter2'"),
                secret.formatted("'plaintext':'\\'hunter3\\''"),
                secret.formatted("'ciphertext':'v1:x'"))
            .replace("\\'", "\\\\\\\"")
            .replace("'", "\\\"");
    Map<String, String> files =
        Map.of(
            "Pulumi.yaml",
            "name: shop\nruntime: nodejs\n",
            "preview.json",
            """
            {"deployment": {"resources": [
              {"urn": "%s", "type": "pulumi:providers:aws", "inputs": {"defaultTags": "%s"}},
              {"urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::q", "type": "aws:sqs/queue:Queue",
               "provider": "%s::1"}]}}
            """
                .formatted(provider, defaults, provider));

    Value tags = tags(files, "q", "tags_all");

    assertThat(tags).isInstanceOf(Value.Sensitive.class);
    Map<String, Value> members = ((Value.Obj) tags.unmarked()).members();
    assertThat(members).containsEntry("owner", Value.of("us"));
    assertThat(members).containsEntry("a", new Value.Sensitive(Value.of("hunter2")));
    assertThat(members).containsEntry("b", new Value.Sensitive(Value.of("hunter3")));
    for (String encrypted : List.of("c", "d")) {
      assertThat(members.get(encrypted))
          .isInstanceOfSatisfying(
              Value.Sensitive.class,
              mark -> assertThat(mark.value()).isInstanceOf(Value.Unknown.class));
    }
    assertThat(graph(files).declarations().providers())
        .allSatisfy(one ->
            assertThat(one.attributes().members().get("defaultTags"))
                .isInstanceOf(Value.Sensitive.class));
  }

  @Test
  void whatIsWrongInAProviderIsToldOnceHoweverManyResourcesItHas() {
    Graph graph =
        read(
            "{team: '${gone}'}",
            "child: {type: aws:sqs:Queue, options: {parent: '${there}'}}",
            100_000);

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Unresolved reference");
  }

  @Test
  void aProvidersTagsAreWorkedOutOnceHoweverManyResourcesItHas() {
    StringBuilder chain = new StringBuilder("r0: {type: aws:sqs:Queue}\n");
    for (int i = 1; i < 400; i++) {
      chain.append(
          "  r%d: {type: aws:sqs:Queue, options: {parent: '${r%d}'}}%n".formatted(i, i - 1));
    }
    String tags =
        IntStream.range(0, 400)
            .mapToObj("k%d: v"::formatted)
            .collect(Collectors.joining(", ", "{", "}"));

    Graph graph = read(tags, chain.toString(), 100_000);

    assertThat(graph.resources()).hasSize(401);
    assertThat(graph.resources())
        .allSatisfy(each ->
            assertThat(each.attribute("tags_all"))
                .isInstanceOfSatisfying(
                    Value.Obj.class, all -> assertThat(all.members()).hasSize(400)));
  }

  /**
   * @param tags a flow mapping
   * @param resources flow mappings by name
   * @param steps that reading may take
   */
  private static Graph read(String tags, String resources, long steps) {
    String program =
        """
        name: shop
        runtime: yaml
        variables:
          team: pay
        resources:
          main:
            type: pulumi:providers:aws
            defaultProvider: true
            properties:
              defaultTags:
                tags: %s
          there: {type: aws:sqs:Queue}
          %s
        """
            .formatted(tags, resources);
    return PulumiReader.read(
        new StackSpec(StackSpec.Kind.PULUMI, "", "prod", List.of(), false),
        SourceTree.ofText(Map.of("Pulumi.yaml", program)),
        Budget.of(steps, 64 << 20, Duration.ofMinutes(5)));
  }
}
