package dev.plumbline.implementer.proof;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Default security groups that a fix takes over. Terraform takes all rules from one that is written
 * without any, so whoever is in it is cut off, though the plan only says "create". Source: the AWS
 * provider's page of aws_default_security_group.
 */
final class Adopted {
  private static final String GROUP = "aws_default_security_group";
  private static final String NETWORK = "aws_vpc";

  /**
   * What stands in a network, with the attribute that names its groups; the default one without.
   */
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("aws_instance", "vpc_security_group_ids"),
          Map.entry("aws_spot_instance_request", "vpc_security_group_ids"),
          Map.entry("aws_network_interface", "security_groups"),
          Map.entry("aws_elb", "security_groups"),
          Map.entry("aws_lb", "security_groups"),
          Map.entry("aws_alb", "security_groups"),
          Map.entry("aws_db_instance", "vpc_security_group_ids"),
          Map.entry("aws_rds_cluster", "vpc_security_group_ids"),
          Map.entry("aws_docdb_cluster", "vpc_security_group_ids"),
          Map.entry("aws_neptune_cluster", "vpc_security_group_ids"),
          Map.entry("aws_redshift_cluster", "vpc_security_group_ids"),
          Map.entry("aws_elasticache_cluster", "security_group_ids"),
          Map.entry("aws_elasticache_replication_group", "security_group_ids"),
          Map.entry("aws_dms_replication_instance", "vpc_security_group_ids"),
          Map.entry("aws_efs_mount_target", "security_groups"),
          Map.entry("aws_vpc_endpoint", "security_group_ids"),
          Map.entry("aws_ecs_service", "network_configuration.security_groups"));

  /** Blocks and attributes that may name groups in another place. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "network_interface", "primary_network_interface", "launch_template", "security_groups");

  /** What leads from a resource to its network. */
  private static final List<String> WAYS =
      List.of(
          "aws_subnet",
          "aws_db_subnet_group",
          "aws_docdb_subnet_group",
          "aws_neptune_subnet_group",
          "aws_redshift_subnet_group",
          "aws_elasticache_subnet_group",
          "aws_dms_replication_subnet_group");

  private final Graph before;
  private final Graph after;
  private final Scene scene;

  private Adopted(Graph before, Graph after) {
    this.before = before;
    this.after = after;
    this.scene = Scene.of(after);
  }

  /** Empty where a fix takes none over, as mostly. */
  static Optional<Adopted> by(Graph before, Graph after) {
    return groups(after).size() > groups(before).size()
        ? Optional.of(new Adopted(before, after))
        : Optional.empty();
  }

  private static Set<String> groups(Graph graph) {
    return graph.resources().stream()
        .filter(resource -> resource.type().equals(GROUP))
        .map(Resource::address)
        .collect(Collectors.toSet());
  }

  /**
   * Addresses of those whose network is there already, so that they let something in.
   *
   * @param base null where the head counts as applied
   */
  List<String> closed(@Nullable Graph base) {
    Graph applied = base == null ? before : base;
    Set<String> there =
        applied.resources().stream().map(Resource::address).collect(Collectors.toSet());
    return taken().stream()
        .filter(group ->
            group.references(NETWORK).stream()
                .anyMatch(network -> there.contains(network.resource().address())))
        .map(group -> group.resource().address())
        .toList();
  }

  /** Who is in one of them, and would be in a group without rules. */
  List<String> members() {
    List<Subject> networks =
        taken().stream().flatMap(group -> group.references(NETWORK).stream()).toList();
    return after.resources().stream()
        .map(Resource::type)
        .filter(MEMBERS::containsKey)
        .distinct()
        .flatMap(type -> scene.ofType(type).stream())
        .filter(one -> networks.stream().anyMatch(network -> isIn(one, network)))
        .map(one -> one.resource().address())
        .toList();
  }

  private List<Subject> taken() {
    Set<String> earlier = groups(before);
    return scene.ofType(GROUP).stream()
        .filter(group -> !earlier.contains(group.resource().address()))
        .filter(group ->
            isEmpty(group.resource().attribute("ingress"))
                && isEmpty(group.resource().attribute("egress")))
        .toList();
  }

  private static boolean isIn(Subject one, Subject network) {
    Resource resource = one.resource();
    String path = MEMBERS.getOrDefault(one.type(), "");
    Value groups = at(resource, path);
    if (isEmpty(groups)) {
      return mayUseDefault(resource, path) && networks(one).contains(network);
    }
    return names(groups, network.resource().address());
  }

  private static boolean mayUseDefault(Resource resource, String path) {
    return ELSEWHERE.stream()
            .filter(other -> !other.equals(path))
            .allMatch(other -> isEmpty(resource.attribute(other)))
        && switch (resource.type()) {
          case "aws_lb", "aws_alb" -> is(resource, "load_balancer_type", "application", true);
          case "aws_vpc_endpoint" -> is(resource, "vpc_endpoint_type", "Interface", false);
          default -> true;
        };
  }

  private static boolean is(Resource resource, String attribute, String value, boolean absent) {
    Value there = resource.attribute(attribute);
    return isEmpty(there) ? absent : there != null && there.equals(Value.of(value));
  }

  private static List<Subject> networks(Subject one) {
    var networks = new ArrayList<>(one.references(NETWORK));
    for (String way : WAYS) {
      for (Subject through : one.references(way)) {
        networks.addAll(through.references(NETWORK));
        through
            .references("aws_subnet")
            .forEach(subnet -> networks.addAll(subnet.references(NETWORK)));
      }
    }
    return networks;
  }

  private static @Nullable Value at(Resource resource, String path) {
    int dot = path.indexOf('.');
    Value outer = resource.attribute(dot < 0 ? path : path.substring(0, dot));
    if (dot < 0) {
      return outer;
    }
    Value block =
        outer instanceof Value.Seq(var blocks) && blocks.size() == 1 ? blocks.getFirst() : outer;
    return block instanceof Value.Obj object ? object.members().get(path.substring(dot + 1)) : null;
  }

  /** Whether nothing is set there, for certain. */
  private static boolean isEmpty(@Nullable Value value) {
    return switch (value) {
      case null -> true;
      case Value.Null _ -> true;
      case Value.Seq(var elements) -> elements.isEmpty();
      case Value.Obj(var members) -> members.isEmpty();
      case Value.Sensitive(Value inner) -> isEmpty(inner);
      case Value.Str _, Value.Num _, Value.Bool _, Value.Unknown _ -> false;
    };
  }

  private static boolean names(@Nullable Value value, String network) {
    return switch (value) {
      case null -> false;
      case Value.Unknown(Value.Origin(var address, var path, _, _)) ->
          address.equals(network) && path.equals("default_security_group_id");
      case Value.Seq(var elements) -> elements.stream().anyMatch(each -> names(each, network));
      case Value.Sensitive(Value inner) -> names(inner, network);
      case Value.Obj _, Value.Null _, Value.Str _, Value.Num _, Value.Bool _ -> false;
    };
  }
}
