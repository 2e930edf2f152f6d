package dev.plumbline.iac.terragrunt;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that Terragrunt writes beside the code before it runs ({@code generate}). They are in
 * no snapshot, so nothing is read from them; but where one may give a provider {@code
 * default_tags}, the tags of its resources are not known.
 */
final class Generated {
  private static final String TAGS = "tags_all";

  private Generated() {}

  /** The graph as it is with what the unit and its includes generate. */
  static Graph in(Graph graph, Config config, Budget budget) {
    List<Config.Generated> tagging =
        config.generated().stream().filter(file -> mayTag(file, budget)).toList();
    boolean written =
        graph.declarations().providers().stream()
            .anyMatch(provider -> provider.address().equals("aws"));
    if (tagging.isEmpty() || written) {
      return graph;
    }
    return new Graph(
        graph.stack(),
        graph.resources().stream().map(each -> tagged(each, tagging.getFirst())).toList(),
        graph.edges(),
        graph.declarations(),
        graph.comments(),
        graph.diagnostics(),
        graph.coverage());
  }

  /** Whether a file has default tags; one that is not known may have them. */
  private static boolean mayTag(Config.Generated file, Budget budget) {
    if (!(file.contents().unmarked() instanceof Datum.Str(String text))) {
      return true;
    }
    Body body = HclParser.parse("generated", text.getBytes(StandardCharsets.UTF_8), budget).body();
    return body.blocks("provider").stream()
        .anyMatch(provider -> !provider.body().blocks("default_tags").isEmpty());
  }

  private static Resource tagged(Resource resource, Config.Generated file) {
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    boolean taggable =
        resource.mode() == Resource.Mode.MANAGED
            && resource.provider().equals("aws")
            && facts != null
            && facts.tagsAttribute().equals("tags");
    if (!taggable) {
      return resource;
    }
    Map<String, Value> attributes = new LinkedHashMap<>(resource.attributes().members());
    attributes.put(
        TAGS,
        new Value.Unknown(
            new Value.Origin(
                "generate." + file.label(), "", "", "Terragrunt writes the provider's tags")));
    Map<String, Provenance> provenance = new LinkedHashMap<>(resource.provenance());
    provenance.putIfAbsent(TAGS, new Provenance(resource.rangeOf("tags"), List.of()));
    return new Resource(
        resource.address(),
        resource.mode(),
        resource.type(),
        resource.name(),
        resource.module(),
        new Value.Obj(attributes),
        provenance,
        resource.range(),
        resource.header(),
        resource.lifecycle(),
        resource.provider(),
        resource.metadata(),
        resource.originalType());
  }
}
