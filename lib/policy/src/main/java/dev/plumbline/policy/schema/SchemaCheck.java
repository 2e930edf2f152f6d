package dev.plumbline.policy.schema;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.schema.Mismatch.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the resources of a Terraform stack against what their providers say of them. What is
 * unknown is never wrong.
 */
public final class SchemaCheck {
  /** Arguments that Terraform itself takes, or that the graph adds. */
  private static final Set<String> TERRAFORMS_OWN =
      Set.of(
          "count",
          "for_each",
          "depends_on",
          "provider",
          "lifecycle",
          "connection",
          "provisioner",
          "timeouts",
          "id",
          "region",
          "terraform_labels",
          "effective_labels");

  /**
   * Types of which the facts call more required than is: azurerm's by what its next major asks for,
   * and those that take the rest from a template.
   */
  private static final Pattern MISSING_IS_OPEN =
      Pattern.compile("^azurerm_|_from_template$|_from_machine_image$");

  /**
   * Types whose blocks the facts have in part only: they nest in themselves, and are described in
   * code that makes them. Some of what stands in none of the descriptions was there for years
   * ({@code sensitivity_level}). Source: what Pulumi's generated package for the same major takes.
   */
  private static final Pattern BLOCKS_ARE_OPEN =
      Pattern.compile("^aws_wafv2_(web_acl|web_acl_rule|rule_group)$");

  private final List<Mismatch> found = new ArrayList<>();
  private final Set<String> pairs = new HashSet<>();
  private final Set<String> providers;
  private final Set<String> others;
  private final boolean library;

  private SchemaCheck(Set<String> providers, Set<String> others, boolean library) {
    this.providers = providers;
    this.others = others;
    this.library = library;
  }

  /** What the providers will refuse, in the order of the resources. */
  public static List<Mismatch> of(Graph graph) {
    return graph.stack().kind() == StackSpec.Kind.TERRAFORM
        ? of(graph, JudgedProviders.of(graph))
        : List.of();
  }

  /**
   * @param providers those that are held to be of the major that the facts describe
   */
  static List<Mismatch> of(Graph graph, Set<String> providers) {
    var check =
        new SchemaCheck(
            providers, JudgedProviders.others(graph, providers), graph.stack().library());
    graph.resources().stream()
        .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
        .forEach(check::resource);
    return check.found;
  }

  private void resource(Resource resource) {
    String provider = resource.type().replaceFirst("_.*", "");
    boolean whole = providers.contains(provider);
    // Another provider may have types with the same beginning: google-beta has more of google's.
    if (!(whole || others.contains(provider))
        || !resource.provider().replaceFirst("\\..*", "").equals(provider)) {
      return;
    }
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    if (facts != null) {
      body(resource, "", resource.attributes(), facts.attributes(), whole);
    } else if (whole) {
      Set<String> types = Facts.bundled().types(provider);
      String text =
          resource.type()
              + " is no resource type of "
              + provider
              + " "
              + version(provider)
              + Nearest.suggestion(resource.type(), types);
      found.add(new Mismatch(Kind.UNKNOWN_TYPE, resource, "", text));
    }
  }

  private static String version(String provider) {
    var described = Facts.bundled().provider(provider);
    return described == null ? "" : described.version();
  }

  /**
   * @param whole whether the release is one that the facts describe; of another a slip alone is
   *     told
   */
  private void body(
      Resource resource,
      String path,
      Value.Obj body,
      Map<String, AttributeFacts> facts,
      boolean whole) {
    body.members()
        .forEach((name, value) -> {
          if (path.isEmpty() && name.equals("tags_all")) {
            return; // what the graph makes of the tags and the provider's
          }
          AttributeFacts fact = facts.get(name);
          String at = path.isEmpty() ? name : path + "." + name;
          if (fact != null) {
            if (whole) {
              new ValueCheck(resource, found).check(at, value, fact);
            }
            blocks(resource, at, value, fact, whole);
            if (whole) {
              conflicts(resource, at, value, fact, path, body);
            }
          } else if (!(path.isEmpty() && TERRAFORMS_OWN.contains(name))
              && (whole || Slips.isSlip(name, body.members().keySet(), facts.keySet()))) {
            String text =
                at
                    + " is no argument of "
                    + resource.type()
                    + Nearest.suggestion(name, facts.keySet());
            found.add(new Mismatch(Kind.UNKNOWN_ARGUMENT, resource, at, text));
          }
        });
    if (!whole || MISSING_IS_OPEN.matcher(resource.type()).find()) {
      return;
    }
    facts.forEach((name, fact) -> {
      if (fact.required() && isAbsent(body.members().get(name))) {
        String at = path.isEmpty() ? name : path + "." + name;
        found.add(new Mismatch(Kind.MISSING, resource, at, at + " is required and not set"));
      }
    });
  }

  /** In a library, a null may be a default that every caller replaces. */
  private boolean isAbsent(@Nullable Value value) {
    return value == null || (!library && value.unmarked() instanceof Value.Null);
  }

  private void blocks(
      Resource resource, String path, Value value, AttributeFacts fact, boolean whole) {
    if (fact.nested().isEmpty()
        || fact.isMap()
        || fact.attributeAsBlock()
        || BLOCKS_ARE_OPEN.matcher(resource.type()).matches()) {
      return;
    }
    if (value instanceof Value.Seq(List<Value> elements)) {
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i) instanceof Value.Obj body) {
          body(resource, path + "[" + i + "]", body, fact.nested(), whole);
        }
      }
    }
  }

  /** Arguments that exclude one another, at the same level. */
  private void conflicts(
      Resource resource,
      String path,
      Value value,
      AttributeFacts fact,
      String parent,
      Value.Obj body) {
    if (!parent.isEmpty() || !isSet(value)) {
      return;
    }
    for (String other : excluded(fact.conflictsWith(), path)) {
      Value there = body.members().get(other);
      boolean told = there != null && isSet(there) && !pairs.add(pair(resource, path, other));
      if (there != null && isSet(there) && !told) {
        found.add(
            new Mismatch(
                Kind.CONFLICT, resource, path, path + " and " + other + " exclude one another"));
      }
    }
  }

  /** Each of two may say so; it is told once. */
  private static String pair(Resource resource, String one, String other) {
    return resource.address()
        + " "
        + (one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
  }

  /** Some lists of what excludes one another have the argument itself as well. */
  private static Collection<String> excluded(List<String> paths, String own) {
    return paths.stream().filter(path -> path.indexOf('.') < 0 && !path.equals(own)).toList();
  }

  /** Whether it is set for sure, and to something. */
  private static boolean isSet(Value value) {
    return switch (value.unmarked()) {
      case Value.Null _, Value.Unknown _ -> false;
      case Value.Seq(List<Value> elements) ->
          !elements.isEmpty() && elements.stream().noneMatch(Value.Unknown.class::isInstance);
      case Value.Obj(Map<String, Value> members) -> !members.isEmpty();
      case Value.Str(String text) -> !text.isEmpty();
      case Value.Bool(boolean bool) -> bool;
      case Value.Num _, Value.Sensitive _ -> true;
    };
  }
}
