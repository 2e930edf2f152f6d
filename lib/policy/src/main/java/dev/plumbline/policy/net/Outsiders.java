package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What shows that somebody comes to a service by its public address: a rule that lets named
 * addresses or subnets in, or an application of the stack that is given its address while the
 * service has no private endpoint here. Who takes the public address away cuts these off.
 *
 * <p>Sources: Azure Private Link, "What is a private endpoint?"; the azurerm provider's
 * documentation, versions 3 to 5; Amazon RDS User Guide, "Working with a DB instance in a VPC".
 */
public final class Outsiders {
  private static final String GROUP = "aws_security_group";

  /** Where services of Azure list whom they let in by the public address. */
  private static final List<String> LISTS =
      List.of(
          "allowed_ips",
          "inbound_ip_rule",
          "ip_range_filter",
          "virtual_network_rule",
          "network_acls.ip_rules",
          "network_acls.virtual_network_rules",
          "network_acls.virtual_network_subnet_ids",
          "network_rule_set.ip_rule",
          "network_rule_set.ip_rules",
          "network_rule_set.network_rules",
          "network_rule_set.virtual_network",
          "network_rules.ip_rules",
          "network_rules.virtual_network_subnet_ids");

  private static final List<String> RULES = List.of("_firewall_rule", "_virtual_network_rule");

  static final Set<String> APPLICATIONS =
      Set.of(
          "azurerm_app_service",
          "azurerm_app_service_slot",
          "azurerm_container_app",
          "azurerm_container_app_job",
          "azurerm_container_group",
          "azurerm_function_app",
          "azurerm_function_app_slot",
          "azurerm_linux_function_app",
          "azurerm_linux_function_app_slot",
          "azurerm_linux_web_app",
          "azurerm_linux_web_app_slot",
          "azurerm_logic_app_standard",
          "azurerm_windows_function_app",
          "azurerm_windows_function_app_slot",
          "azurerm_windows_web_app",
          "azurerm_windows_web_app_slot");

  private Outsiders() {}

  /** The rules and applications; the service itself where it lists whom it lets in. */
  public static List<Neighbour> of(Subject service) {
    return service.type().startsWith("aws_") ? groups(service) : azure(service);
  }

  private static List<Neighbour> azure(Subject service) {
    boolean apart = service.referencedBy("azurerm_private_endpoint").isEmpty();
    Stream<Neighbour> around =
        service.referencedBy("*").stream()
            .filter(one -> {
              String type = one.subject().type();
              return RULES.stream().anyMatch(type::endsWith)
                  || (apart && APPLICATIONS.contains(type));
            });
    Stream<Neighbour> itself =
        LISTS.stream().anyMatch(path -> lists(service, path))
            ? Stream.of(Neighbour.of(service))
            : Stream.empty();
    return Stream.concat(around, itself).toList();
  }

  private static boolean lists(Subject service, String path) {
    String[] names = path.split("\\.", -1);
    Term list = service.attribute(names[0]);
    for (int i = 1; i < names.length; i++) {
      list = Reading.member(list, names[i]);
    }
    List<Term> elements = Reading.elements(list);
    String text = Term.text(list);
    return elements != null ? !elements.isEmpty() : text != null && !text.isEmpty();
  }

  /** Security groups of a database that let a public range in that somebody has named. */
  private static List<Neighbour> groups(Subject service) {
    var all = new ArrayList<Neighbour>();
    Stream.concat(
            service.references(GROUP).stream(),
            Stream.of("aws_rds_cluster", "aws_neptune_cluster")
                .flatMap(type -> service.references(type).stream())
                .flatMap(cluster -> cluster.references(GROUP).stream()))
        .distinct()
        .forEach(group -> {
          if (letsNamedIn(group.attribute("ingress"))) {
            all.add(Neighbour.of(group));
          }
          rules(group).forEach(all::add);
        });
    return List.copyOf(all);
  }

  private static Stream<Neighbour> rules(Subject group) {
    return Stream.concat(
        group.referencedThrough("aws_security_group_rule", "security_group_id").stream()
            .filter(rule -> "ingress".equals(Term.text(rule.subject().attribute("type"))))
            .filter(rule -> letsNamedIn(new Term.Ref(rule.subject()))),
        group.referencedThrough("aws_vpc_security_group_ingress_rule", "security_group_id").stream()
            .filter(rule -> letsNamedIn(new Term.Ref(rule.subject()))));
  }

  /**
   * @param rules a rule, or a list of them
   */
  private static boolean letsNamedIn(Term rules) {
    List<Term> each = rules instanceof Term.Ref ? List.of(rules) : Reading.elements(rules);
    return each != null
        && each.stream()
            .flatMap(rule ->
                Stream.of("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6")
                    .map(name -> Reading.member(rule, name)))
            .anyMatch(Outsiders::namesPublicRange);
  }

  private static boolean namesPublicRange(Term ranges) {
    List<Term> each = Reading.elements(ranges);
    return (each == null ? List.of(ranges) : each)
        .stream()
            .map(Term::text)
            .map(text -> text == null ? null : Cidr.parse(text))
            .anyMatch(cidr -> cidr != null && !cidr.isPrivate() && !cidr.isPublic());
  }
}
