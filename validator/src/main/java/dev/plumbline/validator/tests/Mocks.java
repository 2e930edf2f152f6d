package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.model.graph.Declarations.Provider;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Stand-ins for the providers that would want credentials. Source: Terraform's documentation of
 * mocks: what a mocked data source computes is made up, unless {@code defaults} say it.
 */
final class Mocks {
  /**
   * Providers that plan without credentials and without a network; {@code terraform} is built in.
   */
  private static final Set<String> FREE =
      Set.of(
          "terraform",
          "random",
          "null",
          "local",
          "time",
          "tls",
          "archive",
          "template",
          "cloudinit");

  /** What made-up values would break: form checked by the provider, or lists that are indexed. */
  private static final Map<String, Map<String, Value>> DEFAULTS =
      Map.of(
          "aws_availability_zones",
          Map.of("names", texts("eu-west-1a", "eu-west-1b", "eu-west-1c")),
          "aws_caller_identity",
          Map.of("account_id", Value.of("123456789012")),
          "aws_iam_policy_document",
          Map.of("json", Value.of("{}")),
          "aws_partition",
          ordered("dns_suffix", "amazonaws.com", "partition", "aws"),
          "aws_region",
          ordered("name", "eu-west-1", "region", "eu-west-1"),
          "azurerm_client_config",
          ordered(
              "object_id", "00000000-0000-0000-0000-000000000001",
              "subscription_id", "00000000-0000-0000-0000-000000000002",
              "tenant_id", "00000000-0000-0000-0000-000000000003"),
          "google_project",
          ordered("number", "123456789012", "project_id", "example-project"));

  private Mocks() {}

  /** What mocked data sources say, by type and attribute. */
  static Map<String, Map<String, Value>> defaults() {
    return DEFAULTS;
  }

  private static Value texts(String... texts) {
    return new Value.Seq(List.of(texts).stream().map(Value::of).toList());
  }

  private static Map<String, Value> ordered(String... pairs) {
    var values = new LinkedHashMap<String, Value>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], Value.of(pairs[i + 1]));
    }
    return values;
  }

  /** The addresses of the provider configurations that a module would need credentials for. */
  static SortedSet<String> wanted(Graph graph) {
    var found = new TreeSet<String>();
    for (Provider provider : graph.declarations().providers()) {
      found.add(provider.address());
    }
    graph.resources().forEach(resource -> found.add(resource.provider()));
    found.removeIf(address ->
        address.isEmpty() || address.startsWith("module.") || FREE.contains(local(address)));
    return found;
  }

  private static String local(String address) {
    int dot = address.indexOf('.');
    return dot < 0 ? address : address.substring(0, dot);
  }

  static List<Block> of(Graph graph) {
    return wanted(graph).stream().map(address -> mock(address, graph)).toList();
  }

  private static Block mock(String address, Graph graph) {
    var lines = new ArrayList<String>();
    String local = local(address);
    if (!local.equals(address)) {
      lines.add("alias = " + HclText.quoted(address.substring(local.length() + 1)));
    }
    for (String type : new TreeSet<>(data(graph, address))) {
      Map<String, Value> defaults = DEFAULTS.get(type);
      if (defaults != null) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.add("mock_data " + HclText.quoted(type) + " {");
        lines.add("  defaults = {");
        Literals.attributes(defaults).forEach(line -> lines.add("    " + line));
        lines.add("  }");
        lines.add("}");
      }
    }
    return new Block("mock_provider " + HclText.quoted(local), lines, 0);
  }

  private static List<String> data(Graph graph, String address) {
    return graph.resources().stream()
        .filter(resource -> resource.mode() == Resource.Mode.DATA)
        .filter(resource -> resource.provider().equals(address))
        .map(Resource::type)
        .toList();
  }
}
