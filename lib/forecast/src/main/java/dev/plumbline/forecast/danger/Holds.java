package dev.plumbline.forecast.danger;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.KubernetesKinds;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TemplateType;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a resource holds data: by the table {@code holds.txt}, by what CloudFormation says of its
 * own types, by the facts. What none of them knows is not taken to be empty.
 */
public final class Holds {
  private static final String MANIFEST = "kubernetes_manifest";

  private Holds() {}

  public static Content of(Resource resource) {
    if (isOfCluster(resource)) {
      return Content.NONE;
    }
    String type = type(resource);
    Content special = Kubernetes.content(type, resource);
    return special != null ? special : of(type, resource.originalType());
  }

  /**
   * An instance of an Aurora cluster, whose data is the cluster's; CloudFormation has the same type
   * for it as for a database of its own: AWS::RDS::DBInstance, "DBClusterIdentifier".
   */
  private static boolean isOfCluster(Resource resource) {
    return resource.type().equals("aws_db_instance")
        && Boolean.TRUE.equals(Settings.isSet(resource, "db_cluster_identifier"));
  }

  /** Of a resource of which no more than its type is at hand. */
  public static Content of(String type) {
    return of(type, type.contains(":") ? type : null);
  }

  /** Whether it is known at all what a change of its arguments does. */
  public static boolean isDescribed(String type) {
    return Facts.bundled().resource(type) != null || Tokens.template(type) != null;
  }

  /**
   * Whether its content may stay where it is when the resource goes, by rules that we don't see.
   */
  static boolean mayStay(Resource resource) {
    return HoldsTable.ALL.mayStay(type(resource));
  }

  private static Content of(String type, @Nullable String original) {
    TemplateType template = original == null ? null : Tokens.template(original);
    String known = original == null ? type : Tokens.terraform(type, original);
    Content listed = original == null ? null : HoldsTable.ALL.content(Tokens.plain(original));
    if (listed == null) {
      listed = HoldsTable.ALL.content(known);
    }
    if (listed != null) {
      return listed;
    }
    if (template != null && template.stateful() && isItself(template, type)) {
      return Content.DATA;
    }
    ResourceFacts facts = Facts.bundled().resource(known);
    if (facts != null) {
      return facts.stateful() ? Content.DATA : Content.NONE;
    }
    return template != null || Facts.bundled().described(known) != null
        ? Content.NONE
        : Content.UNKNOWN;
  }

  /** Not only a property of it that is a resource in Terraform: a bucket's logging. */
  private static boolean isItself(TemplateType template, String type) {
    TypeMapping mapping = TypeMappings.cloudFormation().get(template.type());
    return mapping == null || !mapping.split().containsValue(type);
  }

  /** Its type; of an object of any kind, the type that is made for its kind. */
  private static String type(Resource resource) {
    if (!resource.type().equals(MANIFEST)) {
      return Tokens.kubernetes(resource.type());
    }
    String known =
        resource.attribute("manifest") instanceof Value.Obj object
            ? KubernetesKinds.type(text(object, "apiVersion"), text(object, "kind"))
            : null;
    return known == null ? "kubernetes_object" : known;
  }

  private static String text(Value.Obj object, String name) {
    return object.members().getOrDefault(name, Value.Null.NULL).unmarked() instanceof Value.Str str
        ? str.value()
        : "";
  }

  /** Objects of which their arguments say whether anything goes with them. */
  private static final class Kubernetes {
    private static final Pattern STEP = Pattern.compile("_([a-z])");
    private static final List<String> WRITTEN =
        List.of("data", "binary_data", "string_data", "data_wo", "binary_data_wo");

    /** Of a type under either name, with its version and without. */
    static @Nullable Content content(String type, Resource resource) {
      return switch (type.toLowerCase(Locale.ROOT).replaceFirst("_v1$", "")) {
        // kubernetes.io/docs/concepts/workloads/controllers/statefulset: PVC retention
        case "kubernetes_stateful_set" ->
            decided(
                resource, "spec.persistent_volume_claim_retention_policy.when_deleted", "Delete");
        // kubernetes.io/docs/concepts/storage/persistent-volumes: Retain leaves the storage
        case "kubernetes_persistent_volume" ->
            decided(resource, "spec.persistent_volume_reclaim_policy", "Delete");
        // What the code writes into it comes back with the code.
        case "kubernetes_secret" ->
            WRITTEN.stream().allMatch(name -> isAbsent(resource, name))
                ? Content.UNKNOWN
                : Content.NONE;
        default -> null;
      };
    }

    private static Content decided(Resource resource, String path, String goes) {
      String text =
          ways(path)
              .map(way -> Settings.text(resource, way, "-"))
              .filter(found -> !found.equals("-"))
              .findFirst()
              .orElse("Retain");
      return text.isEmpty() ? Content.UNKNOWN : text.equals(goes) ? Content.DATA : Content.NONE;
    }

    private static boolean isAbsent(Resource resource, String path) {
      return ways(path).allMatch(way -> Boolean.FALSE.equals(Settings.isSet(resource, way)));
    }

    /** Where an argument stands: in the provider's words, or in those of the API. */
    private static Stream<String> ways(String path) {
      String api = STEP.matcher(path).replaceAll(hit -> hit.group(1).toUpperCase(Locale.ROOT));
      return Stream.of(path, api, "manifest." + api);
    }
  }
}
