package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.reading.Read;
import dev.plumbline.model.graph.Declarations.Provider;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where resources are: as they say themselves, else as their provider's configuration says. */
final class Regions {
  private static final Value.Obj NOTHING = Value.Obj.EMPTY;

  private final Map<String, Value.Obj> providers = new HashMap<>();

  Regions(Graph graph) {
    for (Provider provider : graph.declarations().providers()) {
      providers.put(provider.address(), provider.attributes());
    }
  }

  Read of(Resource resource) {
    String cloud = cloud(resource.type());
    Read own = first(resource.attributes(), attributes(cloud));
    Read read =
        own instanceof Read.Absent && !cloud.equals("azurerm")
            ? first(providers.getOrDefault(resource.provider(), NOTHING), attributes(cloud))
            : own;
    return switch (read) {
      case Read.Known(String text) -> new Read.Known(normal(cloud, text));
      case Read.Absent _ -> new Read.Open("the sources don't say which region it is in");
      case Read.Open open -> open;
    };
  }

  /** The region that most prices of the book are for. */
  static String usual(String type) {
    return switch (cloud(type)) {
      case "azurerm" -> "eastus";
      case "google" -> "us-central1";
      default -> "us-east-1";
    };
  }

  private static String cloud(String type) {
    int cut = type.indexOf('_');
    return cut < 0 ? type : type.substring(0, cut);
  }

  private static List<String> attributes(String cloud) {
    return switch (cloud) {
      case "azurerm" -> List.of("location");
      case "google" -> List.of("region", "zone", "location");
      default -> List.of("region");
    };
  }

  private static Read first(Value.Obj attributes, List<String> names) {
    for (String name : names) {
      Read read = Read.of(attributes, name);
      if (!(read instanceof Read.Absent)) {
        return read;
      }
    }
    return Read.ABSENT;
  }

  private static String normal(String cloud, String region) {
    return switch (cloud) {
      case "azurerm" -> region.toLowerCase(Locale.ROOT).replace(" ", "");
      case "google" -> region.replaceFirst("^([a-z]+-[a-z]+\\d+)-[a-z]$", "$1");
      default -> region;
    };
  }
}
