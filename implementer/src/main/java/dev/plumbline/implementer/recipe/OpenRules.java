package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.Protocols;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a security group by which the Internet reaches a TCP port. */
final class OpenRules {
  private static final List<String> RANGES =
      List.of("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6");

  private OpenRules() {}

  /** Their paths in a group, in its order; an empty one for a resource that is such a rule. */
  static List<String> of(Resource resource, List<Integer> ports) {
    Map<String, Value> attributes = resource.attributes().members();
    List<String> rules = new ArrayList<>();
    if (attributes.get("ingress") instanceof Value.Seq(var blocks)) {
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i) instanceof Value.Obj(var rule) && opens(rule, ports)) {
          rules.add("ingress[" + i + "]");
        }
      }
    } else if (!Value.of("egress").equals(attributes.get("type")) && opens(attributes, ports)) {
      rules.add("");
    }
    return rules;
  }

  private static boolean opens(Map<String, Value> rule, List<Integer> ports) {
    String protocol = Protocols.name(text(rule.getOrDefault("protocol", rule.get("ip_protocol"))));
    return isPublic(rule)
        && (protocol.equals(Protocols.EVERY)
            || protocol.equals("tcp") && ports.stream().anyMatch(port -> isWithin(rule, port)));
  }

  private static boolean isWithin(Map<String, Value> rule, int port) {
    String from = text(rule.get("from_port"));
    String to = text(rule.get("to_port"));
    return from.matches("\\d{1,5}")
        && to.matches("\\d{1,5}")
        && Integer.parseInt(from) <= port
        && port <= Integer.parseInt(to);
  }

  private static boolean isPublic(Map<String, Value> rule) {
    return RANGES.stream()
        .map(rule::get)
        .flatMap(range ->
            range instanceof Value.Seq(var elements) ? elements.stream() : Stream.ofNullable(range))
        .map(range -> Cidr.parse(text(range)))
        .anyMatch(range -> range != null && range.isPublic());
  }

  /** A text or number that is known; empty for anything else. */
  private static String text(@Nullable Value value) {
    return switch (value) {
      case Value.Str(String text) -> text;
      case Value.Num(var number) -> number.toPlainString();
      case null -> "";
      case Value.Null _,
          Value.Bool _,
          Value.Seq _,
          Value.Obj _,
          Value.Unknown _,
          Value.Sensitive _ ->
          "";
    };
  }
}
