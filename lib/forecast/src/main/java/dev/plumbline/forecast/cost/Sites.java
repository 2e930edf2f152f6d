package dev.plumbline.forecast.cost;

import dev.plumbline.facts.EksVersions;
import dev.plumbline.forecast.reading.Read;
import dev.plumbline.forecast.reading.Site;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the table of charges reads: a resource's attributes, and under names of our own what the
 * calendar or another resource of the stack says of it.
 *
 * <ul>
 *   <li>{@code its_support} of an EKS cluster: {@code standard}, {@code newest}, {@code upgraded},
 *       {@code extended}, {@code ended}, {@code open}
 *   <li>{@code its_cpus}, {@code its_gb}, {@code its_form} and {@code its_launch} of an ECS
 *       service, from its task definition: vCPUs and GB of memory of a task, and {@code FARGATE} or
 *       {@code EC2}
 *   <li>{@code its_zones} of a GKE cluster or node pool: in how many zones each of its nodes is
 * </ul>
 */
final class Sites {
  /** The names, and what to call them before people. */
  static final Map<String, String> OWN =
      Map.of(
          "its_support", "its support",
          "its_cpus", "cpu of its task definition",
          "its_gb", "memory of its task definition",
          "its_launch", "its launch type",
          "its_form", "the platform of its tasks",
          "its_zones", "the number of its nodes' zones");

  private static final Pattern NAME = Pattern.compile("\\bits_[a-z]+");

  /** GKE takes three zones of a region (GKE documentation, "Regional clusters"). */
  private static final int ZONES_OF_A_REGION = 3;

  private static final Pattern ZONE = Pattern.compile("[a-z]+-[a-z]+\\d+-[a-z]");
  private static final Pattern REGION = Pattern.compile("[a-z]+-[a-z]+\\d+");

  /** {@code 512} CPU units, {@code .5 vCPU}; {@code 1024} MiB, {@code 1 GB}. */
  private static final Pattern SIZE = Pattern.compile("(?i)(\\d{0,7}(?:\\.\\d{1,3})?) ?(vcpu|gb)?");

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1024);

  private final Map<String, Resource> resources = new HashMap<>();
  private final LocalDate date;

  Sites(Graph graph, LocalDate date) {
    graph.resources().forEach(resource -> resources.put(resource.address(), resource));
    this.date = date;
  }

  Site of(Resource resource) {
    return switch (resource.type()) {
      case "aws_eks_cluster" -> with(resource, Map.of("its_support", Value.of(support(resource))));
      case "aws_ecs_service" -> with(resource, tasks(resource));
      case "google_container_cluster" -> with(resource, zones(resource, resource));
      case "google_container_node_pool" ->
          with(resource, zones(resource, named(resource, "cluster")));
      default -> Site.of(resource);
    };
  }

  /** A sentence without names that are only ours. */
  static String worded(String sentence) {
    return NAME.matcher(sentence)
        .replaceAll(name -> Matcher.quoteReplacement(OWN.getOrDefault(name.group(), name.group())));
  }

  private static Site with(Resource resource, Map<String, Value> more) {
    Map<String, Value> members = new LinkedHashMap<>(resource.attributes().members());
    members.putAll(more);
    return new Site(resource, new Value.Obj(members));
  }

  /**
   * A cluster whose upgrade policy is STANDARD is taken to the next version when standard support
   * ends (Amazon EKS User Guide, "View current cluster upgrade policy").
   */
  private String support(Resource cluster) {
    return switch (Read.of(cluster.attributes(), "version")) {
      case Read.Absent _ -> "newest";
      case Read.Open _ -> "open";
      case Read.Known(String version) -> {
        EksVersions.Support support = EksVersions.of(version, date);
        boolean upgraded =
            Read.of(cluster.attributes(), "upgrade_policy.support_type")
                .equals(new Read.Known("STANDARD"));
        yield support == null
            ? "open"
            : upgraded && support != EksVersions.Support.STANDARD
                ? "upgraded"
                : support.name().toLowerCase(Locale.ROOT);
      }
    };
  }

  private Map<String, Value> tasks(Resource service) {
    Map<String, Value> found = new LinkedHashMap<>();
    Resource task = named(service, "task_definition");
    String launch = launch(service, task);
    if (!launch.isEmpty()) {
      found.put("its_launch", Value.of(launch));
    }
    if (task != null) {
      put(found, "its_cpus", size(task, "cpu", "vcpu"));
      put(found, "its_gb", size(task, "memory", "gb"));
      found.put("its_form", Value.of(form(task)));
    }
    return found;
  }

  private static void put(Map<String, Value> found, String name, @Nullable Value value) {
    if (value != null) {
      found.put(name, value);
    }
  }

  /** What its tasks run on; {@code ""} where its cluster decides. */
  private static String launch(Resource service, @Nullable Resource task) {
    if (Read.of(service.attributes(), "launch_type") instanceof Read.Known(String type)) {
      return type;
    }
    if (Read.of(service.attributes(), "capacity_provider_strategy.capacity_provider")
        instanceof Read.Known(String provider)) {
      return provider.startsWith("FARGATE") ? provider : "EC2";
    }
    boolean fargateOnly =
        task != null
            && Read.of(task.attributes(), "requires_compatibilities#").equals(new Read.Known("1"))
            && Read.of(task.attributes(), "requires_compatibilities")
                .equals(new Read.Known("FARGATE"));
    return fargateOnly ? "FARGATE" : "";
  }

  /** Other processors and systems have other prices (AWS Fargate pricing). */
  private static String form(Resource task) {
    String system =
        Read.of(task.attributes(), "runtime_platform.operating_system_family")
                instanceof Read.Known(String name)
            ? name
            : "LINUX";
    String processor =
        Read.of(task.attributes(), "runtime_platform.cpu_architecture")
                instanceof Read.Known(String name)
            ? name
            : "X86_64";
    return system + " " + processor;
  }

  /** In vCPUs or GB; null where it is not set, so that the estimate says so. */
  private static @Nullable Value size(Resource task, String attribute, String unit) {
    Value written = task.attribute(attribute);
    if (written != null && written.unmarked() instanceof Value.Unknown unknown) {
      return unknown;
    }
    if (!(Read.of(task.attributes(), attribute) instanceof Read.Known(String text))) {
      return null;
    }
    Matcher matcher = SIZE.matcher(text.strip());
    if (!matcher.matches() || matcher.group(1).isEmpty() || matcher.group(1).equals(".")) {
      return null;
    }
    var number = new BigDecimal(matcher.group(1));
    return new Value.Num(
        unit.equalsIgnoreCase(matcher.group(2)) ? number : number.divide(THOUSAND));
  }

  /**
   * Nodes are in each of the zones. A zonal cluster has its own and those of {@code
   * node_locations}, a regional one those alone (registry, google_container_cluster).
   */
  private static Map<String, Value> zones(Resource nodes, @Nullable Resource cluster) {
    Read location = place(nodes, cluster, "location");
    Read further = place(nodes, cluster, "node_locations#");
    if (!(location instanceof Read.Known(String where)) || further instanceof Read.Open) {
      return Map.of();
    }
    boolean zonal = ZONE.matcher(where).matches();
    if (!zonal && !REGION.matcher(where).matches()) {
      return Map.of();
    }
    boolean ofPool = nodes != cluster && nodes.attribute("node_locations") != null;
    int listed = further instanceof Read.Known(String count) ? Integer.parseInt(count) : 0;
    int zones = listed == 0 && !zonal ? ZONES_OF_A_REGION : listed;
    return Map.of(
        "its_zones", new Value.Num(BigDecimal.valueOf(zonal && !ofPool ? zones + 1 : zones)));
  }

  /** What the nodes say themselves, else what their cluster says. */
  private static Read place(Resource nodes, @Nullable Resource cluster, String path) {
    Read own = Read.of(nodes.attributes(), path);
    return own instanceof Read.Absent && cluster != null
        ? Read.of(cluster.attributes(), path)
        : own;
  }

  /** The resource of the stack that an attribute names; null where it names none of it. */
  private @Nullable Resource named(Resource resource, String attribute) {
    Value value = resource.attribute(attribute);
    return value != null && value.unmarked() instanceof Value.Unknown(Value.Origin origin)
        ? resources.get(origin.address())
        : null;
  }
}
