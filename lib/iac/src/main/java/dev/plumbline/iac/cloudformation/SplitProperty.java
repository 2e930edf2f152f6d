package dev.plumbline.iac.cloudformation;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property that is a resource of its own in Terraform, such as a bucket's encryption: it becomes
 * one, attached to the resource that holds it.
 *
 * @param owner address of the resource that holds it
 * @param type the Terraform type it becomes
 * @param whole the one attribute or block that all of it is; null where it has several
 * @param originalType the CloudFormation type of the owner
 */
record SplitProperty(
    String owner,
    String ownerType,
    String type,
    @Nullable String whole,
    String originalType,
    String property) {

  /** Content that Terraform puts into a block of that name. */
  private static final Map<String, String> WRAPPED =
      Map.of("aws_s3_bucket_versioning", "versioning_configuration");

  static SplitProperty of(
      String owner, String ownerType, String target, String originalType, String property) {
    int dot = target.indexOf('.');
    return new SplitProperty(
        owner,
        ownerType,
        dot < 0 ? target : target.substring(0, dot),
        dot < 0 ? WRAPPED.get(target) : target.substring(dot + 1),
        originalType,
        property);
  }

  /** Nested properties by Terraform type whose name is not their own respelt. */
  private static final Map<String, Map<String, String>> NAMES =
      Map.of(
          "aws_s3_bucket_server_side_encryption_configuration",
          Map.of("ServerSideEncryptionConfiguration", "rule"),
          "aws_s3_bucket_logging",
          Map.of("DestinationBucketName", "target_bucket", "LogFilePrefix", "target_prefix"),
          "aws_s3_bucket_lifecycle_configuration",
          Map.of("Rules", "rule"),
          "aws_s3_bucket_ownership_controls",
          Map.of("Rules", "rule"),
          "aws_s3_bucket_cors_configuration",
          Map.of("CorsRules", "cors_rule"),
          "aws_iam_role_policy",
          Map.of("PolicyName", "name", "PolicyDocument", "policy"),
          "aws_iam_user_policy",
          Map.of("PolicyName", "name", "PolicyDocument", "policy"),
          "aws_iam_group_policy",
          Map.of("PolicyName", "name", "PolicyDocument", "policy"));

  private static final Set<String> LISTS =
      Set.of(
          "aws_iam_role_policy",
          "aws_iam_user_policy",
          "aws_iam_group_policy",
          "aws_api_gateway_method_settings",
          "aws_load_balancer_policy",
          "aws_iam_role_policy_attachment",
          "aws_iam_user_policy_attachment",
          "aws_iam_group_policy_attachment");

  /** Adds the resource, or one for each element of a list, and its edges. */
  void add(
      Resolved value,
      SourceRange header,
      List<Resource> resources,
      List<Edge> edges,
      List<Scope.Reference> references) {
    Resolved opened = value.opened();
    if (LISTS.contains(type) && opened instanceof Resolved.Elements elements) {
      int index = 0;
      for (Resolved element : elements.elements()) {
        List<Scope.Reference> own = own(references, element, elements);
        add(element, property + "[" + index++ + "]", header, resources, edges, own);
      }
    } else {
      add(opened, property, header, resources, edges, references);
    }
  }

  /** The references that stand in one element, and those that stand in none. */
  private static List<Scope.Reference> own(
      List<Scope.Reference> references, Resolved element, Resolved.Elements all) {
    return references.stream()
        .filter(each ->
            element.range().contains(each.range())
                || all.elements().stream().noneMatch(one -> one.range().contains(each.range())))
        .toList();
  }

  private void add(
      Resolved value,
      String part,
      SourceRange header,
      List<Resource> resources,
      List<Edge> edges,
      List<Scope.Reference> references) {
    String address = owner + "/" + part;
    var vocabulary = new Vocabulary(type, Facts.bundled().resource(type));
    if (whole != null) {
      vocabulary.add(whole, new Resolved.Member(value, value.range()));
    } else if (value instanceof Resolved.Members written) {
      Resolved.Members members = Shapes.of(type, written);
      Map<String, String> names = NAMES.getOrDefault(type, Map.of());
      new LinkedHashMap<>(members.members())
          .forEach((name, member) -> {
            String known = names.get(name);
            vocabulary.add(known == null ? vocabulary.attribute(name) : known, member);
          });
    }
    vocabulary.add(parentAttribute(), Unknowns.computed(owner, "id"));
    resources.add(
        new Resource(
            address,
            Resource.Mode.MANAGED,
            type,
            part,
            module(),
            vocabulary.attributes(),
            vocabulary.provenance(),
            value.range(),
            header,
            Lifecycle.DEFAULT,
            "aws",
            vocabulary.metadata(Value.Obj.EMPTY),
            originalType));
    edges.add(
        new Edge(address, owner, Edge.Kind.REFERENCE, parentAttribute(), "id", value.range()));
    references.forEach(reference -> edges.add(ResourceReader.edge(address, property, reference)));
  }

  /** Address of the nested stack that holds the owner; logical ids have no dots. */
  private String module() {
    return owner.substring(0, Math.max(0, owner.lastIndexOf('.')));
  }

  /** What the part calls the resource that it belongs to. */
  private String parentAttribute() {
    return switch (ownerType) {
      case "aws_iam_role" -> "role";
      case "aws_iam_user" -> "user";
      case "aws_iam_group" -> "group";
      case "aws_s3_bucket" -> "bucket";
      case "aws_api_gateway_stage" -> "stage_name";
      case "aws_ecr_repository" -> "repository";
      case "aws_elb" -> "load_balancer_name";
      case "aws_efs_file_system" -> "file_system_id";
      case "aws_redshift_cluster" -> "cluster_identifier";
      default -> "id";
    };
  }
}
