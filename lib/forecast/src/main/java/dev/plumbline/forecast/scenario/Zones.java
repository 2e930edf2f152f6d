package dev.plumbline.forecast.scenario;

import dev.plumbline.forecast.reading.Read;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.model.scenario.Statement.Effect;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The zones that a resource's subnets stand in. A list of two subnets is no evidence of two zones:
 * both may name the same one. Load balancers are not asked, as Elastic Load Balancing takes one
 * subnet of a zone only.
 */
final class Zones {
  private static final Map<String, String> SUBNETS =
      Map.of(
          "aws_autoscaling_group", "vpc_zone_identifier",
          "aws_ecs_service", "network_configuration.subnets",
          "aws_eks_node_group", "subnet_ids",
          "aws_msk_cluster", "broker_node_group_info.client_subnets");

  private static final String LISTED = "data.aws_availability_zones.";

  private final Map<String, Resource> subnets = new HashMap<>();

  Zones(Graph graph) {
    graph.resources().stream()
        .filter(resource -> resource.type().equals("aws_subnet"))
        .forEach(subnet -> subnets.put(subnet.address(), subnet));
  }

  /** The statement, where what it says of other zones is so; else what can be said. */
  Statement checked(Resource resource, Statement statement) {
    String path = SUBNETS.get(resource.type());
    if (path == null || statement.effect() != Effect.SURVIVES) {
      return statement;
    }
    var zones = new HashSet<String>();
    boolean all = true;
    for (Value subnet : elements(resource.attributes(), path)) {
      String zone = zone(subnet);
      all &= zone != null;
      if (zone != null) {
        zones.add(zone);
      }
    }
    if (zones.size() > 1) {
      return statement;
    }
    return all && zones.size() == 1
        ? said(
            resource, path, Effect.GOES_DOWN, "has all its subnets in " + zones.iterator().next())
        : said(
            resource,
            path,
            Effect.CANNOT_BE_SAID,
            "can't be said: in which zones its subnets are is not known here");
  }

  private static Statement said(Resource resource, String path, Effect effect, String text) {
    return new Statement(effect, resource.address(), text, path, resource.rangeOf(path));
  }

  private static List<Value> elements(Value.Obj attributes, String path) {
    return Read.value(attributes, path).unmarked() instanceof Value.Seq(var elements)
        ? elements
        : List.of();
  }

  /** What tells a subnet's zone from others; null where it is not known. */
  private @Nullable String zone(Value subnet) {
    if (!(subnet.unmarked() instanceof Value.Unknown(Value.Origin origin))) {
      return null;
    }
    Resource found = subnets.get(origin.address());
    if (found == null || !origin.path().equals("id")) {
      return null;
    }
    for (String name : List.of("availability_zone", "availability_zone_id")) {
      Value zone = found.attributes().members().getOrDefault(name, Value.Null.NULL).unmarked();
      if (zone instanceof Value.Str(String text)) {
        return text;
      }
      if (zone instanceof Value.Unknown(Value.Origin from) && isListed(from)) {
        return from.address() + "." + from.path();
      }
    }
    return null;
  }

  /** An element of the region's zones: each stands there once. */
  private static boolean isListed(Value.Origin origin) {
    return origin.address().startsWith(LISTED) && origin.path().matches(".*[\\[.]\\d+]?");
  }
}
