package dev.plumbline.forecast;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.Provider;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider configurations of a stack work: in which account, region, project or
 * subscription. Terraform's state does not tell where a resource is, so that one whose provider
 * works elsewhere is not found there: Terraform plans another one and leaves the old one behind
 * (terraform-provider-aws issues 11052 and 32810, terraform issues 29294 and 33600). Release 6 of
 * the aws provider knows a resource's region, and may replace it.
 */
final class Whereabouts {
  private static final String REGION = "region";
  private static final String ACCOUNT = "account";
  private static final String CONFIGURATION = "configuration";
  private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):role/.*");

  /** What decides where a provider works, as its page in the Terraform registry has it. */
  private static final Map<String, List<String>> DECISIVE =
      Map.of(
          "aws", List.of(REGION, "profile", ACCOUNT),
          "google", List.of("project", REGION, "zone"),
          "google-beta", List.of("project", REGION, "zone"),
          "azurerm", List.of("subscription_id", "tenant_id", "environment"),
          "azuread", List.of("tenant_id", "environment"),
          "kubernetes", List.of("host", "config_path", "config_context"));

  private final Map<String, Provider> base = new HashMap<>();
  private final Map<String, Provider> head = new HashMap<>();
  private final Map<List<String>, Set<String>> known = new HashMap<>();
  private final Unknowns unknowns;
  private final Budget budget;

  Whereabouts(Graph base, Graph head, Unknowns unknowns, Budget budget) {
    this.unknowns = unknowns;
    this.budget = budget;
    base.declarations().providers().forEach(one -> this.base.put(one.address(), one));
    head.declarations().providers().forEach(one -> this.head.put(one.address(), one));
  }

  /**
   * What of it a resource's provider has otherwise now, as in {@code region}; {@code ""} for
   * nothing that concerns the resource.
   */
  String changed(Resource before, Resource after) {
    String own = address(base, before);
    String other = address(head, after);
    for (String name : known.computeIfAbsent(List.of(own, other), _ -> differences(own, other))) {
      if (concerns(name, before, after)) {
        return name;
      }
    }
    return "";
  }

  /** What a resource says itself goes before, and what has no region lies in none. */
  private static boolean concerns(String name, Resource before, Resource after) {
    if (name.equals(ACCOUNT) || name.equals("profile") || name.endsWith("_id")) {
      return true;
    }
    ResourceFacts facts = Facts.bundled().resource(after.type());
    boolean asks = facts == null || facts.attributes().containsKey(name);
    boolean says = before.attribute(name) != null && after.attribute(name) != null;
    return !says && (asks || !List.of("project", REGION, "zone").contains(name));
  }

  private Set<String> differences(String own, String other) {
    List<String> decisive = DECISIVE.get(kind(other));
    boolean renamed = !own.equals(other);
    if (!kind(own).equals(kind(other)) || (!renamed && decisive == null)) {
      return Set.of();
    }
    Value.Obj before = told(base.get(own), decisive);
    Value.Obj after = told(head.get(other), decisive);
    if (renamed && !base.containsKey(own) && !head.containsKey(other)) {
      return Set.of(CONFIGURATION);
    }
    Set<String> differences = new LinkedHashSet<>();
    Comparison.ofArguments("provider", other, before, after, unknowns, budget).stream()
        .filter(difference -> renamed || isTold(difference))
        .forEach(
            difference -> differences.add(decisive == null ? CONFIGURATION : difference.path()));
    // Accounts that are known to be the same are the same, whoever signs in to them.
    if (before.members().get(ACCOUNT) instanceof Value.Str && !differences.contains(ACCOUNT)) {
      differences.remove("profile");
    }
    return differences;
  }

  /**
   * Who writes down what the environment said before changes nothing; a role that is taken on, or
   * no more, is another matter.
   */
  private static boolean isTold(Difference difference) {
    return difference.path().equals(ACCOUNT)
        || (difference.before() != null && difference.after() != null);
  }

  /** What the sources say; nothing where the configuration comes from elsewhere. */
  private static Value.Obj told(@Nullable Provider provider, @Nullable List<String> decisive) {
    if (provider == null) {
      return Value.Obj.EMPTY;
    }
    if (decisive == null) {
      return provider.attributes();
    }
    Map<String, Value> members = new LinkedHashMap<>();
    for (String name : decisive) {
      Value value =
          name.equals(ACCOUNT) ? account(provider) : provider.attributes().members().get(name);
      if (value != null && Values.present(value) != null) {
        members.put(name, value);
      }
    }
    return new Value.Obj(members);
  }

  /** The account of the role that the aws provider takes on; the role where that isn't known. */
  private static @Nullable Value account(Provider provider) {
    Value role = provider.attributes().members().get("assume_role");
    Value arn =
        role == null || role.unmarked() instanceof Value.Null
            ? null
            : Values.at(role, List.of("0", "role_arn"));
    if (arn != null && arn.unmarked() instanceof Value.Str(String text)) {
      Matcher matcher = ROLE.matcher(text);
      return matcher.matches() ? Value.of(matcher.group(1)) : arn;
    }
    return arn;
  }

  /** The configuration that a resource of a module uses is the nearest one of that name. */
  private static String address(Map<String, Provider> providers, Resource resource) {
    for (String module = resource.module(); !module.isEmpty(); module = Addresses.module(module)) {
      String address = module + "." + resource.provider();
      if (providers.containsKey(address)) {
        return address;
      }
    }
    return resource.provider();
  }

  private static String kind(String address) {
    String name = address.substring(Addresses.module(address).length());
    name = name.startsWith(".") ? name.substring(1) : name;
    int alias = name.indexOf('.');
    return alias < 0 ? name : name.substring(0, alias);
  }
}
