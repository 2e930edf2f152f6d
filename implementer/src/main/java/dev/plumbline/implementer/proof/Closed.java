package dev.plumbline.implementer.proof;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Scene;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What let something in before a fix and lets nothing in with it: right, or an outage. */
final class Closed {
  private static final Set<String> GROUPS =
      Set.of(
          "aws_security_group",
          "aws_default_security_group",
          "aws_network_acl",
          "aws_default_network_acl",
          "aws_db_security_group");

  /** Rules that are resources of their own, with the attribute and value by which they let in. */
  private static final Map<String, Map<String, Value>> RULES =
      Map.of(
          "aws_vpc_security_group_ingress_rule", Map.of(),
          "aws_security_group_rule", Map.of("type", Value.of("ingress")),
          "aws_network_acl_rule", Map.of("egress", Value.of(false)));

  /** Attributes by which a rule names whose it is, and not from where it lets in. */
  private static final Set<String> OWNERS =
      Set.of("security_group_id", "network_acl_id", "group_name");

  private static final int UNKNOWN = -1;

  private Closed() {}

  /** Addresses in their order; nothing of which it is not known for certain. */
  static List<String> by(Graph before, Graph after) {
    Map<String, Integer> then = rules(before);
    Map<String, Integer> now = rules(after);
    return then.entrySet().stream()
        .filter(group -> group.getValue() > 0)
        .map(Map.Entry::getKey)
        .filter(group -> Integer.valueOf(0).equals(now.get(group)))
        .toList();
  }

  /** How many rules let into each group. */
  private static Map<String, Integer> rules(Graph graph) {
    Map<String, Set<String>> linked = linked(graph);
    var counts = new TreeMap<String, Integer>();
    for (Resource group : graph.resources()) {
      if (GROUPS.contains(Scene.typeOf(group))) {
        int within = within(group);
        int beside = linked.getOrDefault(group.address(), Set.of()).size();
        counts.put(group.address(), within == UNKNOWN ? UNKNOWN : within + beside);
      }
    }
    return counts;
  }

  private static int within(Resource group) {
    return switch (group.attributes().members().get("ingress")) {
      case null -> 0;
      case Value.Null _ -> 0;
      case Value.Seq(var rules) -> (int) rules.stream().filter(rule -> !denies(rule)).count();
      case Value.Obj rule -> denies(rule) ? 0 : 1;
      case Value.Str _, Value.Num _, Value.Bool _, Value.Unknown _, Value.Sensitive _ -> UNKNOWN;
    };
  }

  /** An entry of a network ACL may keep out. */
  private static boolean denies(Value rule) {
    return rule instanceof Value.Obj entry && denies(entry, "action");
  }

  /** The provider takes either case. */
  private static boolean denies(Value.Obj entry, String attribute) {
    return entry.members().get(attribute) instanceof Value.Str(var action)
        && action.equalsIgnoreCase("deny");
  }

  /** Rules that are resources, by the address of that whose they are. */
  private static Map<String, Set<String>> linked(Graph graph) {
    Set<String> rules = new HashSet<>();
    graph.resources().stream().filter(Closed::letsIn).map(Resource::address).forEach(rules::add);
    var linked = new HashMap<String, Set<String>>();
    for (Edge edge : graph.edges()) {
      if (OWNERS.contains(edge.attribute()) && rules.contains(edge.from())) {
        linked.computeIfAbsent(edge.to(), _ -> new HashSet<>()).add(edge.from());
      }
    }
    return linked;
  }

  /** A rule of which it is not known which way it goes may let in. */
  private static boolean letsIn(Resource rule) {
    Map<String, Value> wanted = RULES.get(Scene.typeOf(rule));
    return wanted != null
        && !denies(rule.attributes(), "rule_action")
        && wanted.entrySet().stream()
            .allMatch(one -> {
              Value value = rule.attributes().members().get(one.getKey());
              return !(value instanceof Value.Str || value instanceof Value.Bool)
                  || value.equals(one.getValue());
            });
  }
}
