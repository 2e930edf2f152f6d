package dev.plumbline.iac.terragrunt;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.Files;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.Backend;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

  /**
   * The graph with the backend that Terragrunt writes or fills in: the unit's {@code remote_state},
   * else, where the code has none, one in a file that it generates. A file that is not known may
   * have one of any type.
   */
  static Graph keeping(Graph graph, Config config, Budget budget) {
    Declarations code = graph.declarations();
    Backend said = config.remoteState();
    Backend backend = said == null && code.backend() == null ? written(config, budget) : said;
    if (backend == null) {
      return graph;
    }
    var declarations =
        new Declarations(
            code.variables(),
            code.outputs(),
            code.modules(),
            code.providers(),
            code.requirements(),
            backend,
            code.moves(),
            code.stateFiles(),
            code.settings(),
            code.locked());
    return new Graph(
        graph.stack(),
        graph.resources(),
        graph.edges(),
        declarations,
        graph.comments(),
        graph.diagnostics(),
        graph.coverage());
  }

  private static @Nullable Backend written(Config config, Budget budget) {
    Backend open = null;
    for (Config.Generated file : config.generated()) {
      if (file.contents().unmarked() instanceof Datum.Str(String text)) {
        Backend found = backend(text, file, budget);
        if (found != null) {
          return found;
        }
      } else {
        open = new Backend("", Value.Obj.EMPTY, file.range());
      }
    }
    return open;
  }

  private static @Nullable Backend backend(String text, Config.Generated file, Budget budget) {
    Body body = HclParser.parse("generated", text.getBytes(StandardCharsets.UTF_8), budget).body();
    for (Body.Block settings : body.blocks("terraform")) {
      for (Body.Block block : settings.body().blocks("backend")) {
        String type = block.label(0);
        return new Backend(type == null ? "" : type, constants(block, budget), file.range());
      }
      for (Body.Block block : settings.body().blocks("cloud")) {
        return new Backend("cloud", constants(block, budget), file.range());
      }
    }
    return null;
  }

  /** What a backend is given holds constants only. */
  private static Value.Obj constants(Body.Block block, Budget budget) {
    var evaluation =
        new Evaluation(new Problems(), budget, new Files(new SourceTree(new TreeMap<>()), ""));
    var evaluator = new Evaluator(ClosedScope.CONSTANTS, evaluation);
    Map<String, Value> found = new LinkedHashMap<>();
    for (Body.Attribute attribute : block.body().attributes()) {
      found.put(attribute.name(), Values.of(evaluator.evaluate(attribute.expression())));
    }
    return new Value.Obj(found);
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
