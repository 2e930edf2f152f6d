package dev.plumbline.reporter.diagram;

import dev.plumbline.reporter.diagram.Scene.Arrow;
import dev.plumbline.reporter.diagram.Scene.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Chooses what is shown: all, what a change touches, or modules as wholes. */
final class Scenes {
  /** More can be laid out, but not be read. */
  static final int MOST = 50;

  private Scenes() {}

  static Scene of(Parts parts) {
    if (parts.parts().size() <= MOST) {
      return detailed(parts, parts.parts().keySet(), "");
    }
    Set<String> touched = touched(parts);
    if (touched.isEmpty()) {
      return grouped(parts);
    }
    int rest = parts.parts().size() - touched.size();
    return detailed(
        parts, touched, "Only what the change touches; " + rest + " more resources not drawn.");
  }

  /** What changes, loudest first, then its neighbours, up to the limit. */
  private static Set<String> touched(Parts parts) {
    List<Part> changed =
        parts.parts().values().stream()
            .filter(part -> part.mark() != Mark.NONE)
            .sorted((a, b) -> b.mark().compareTo(a.mark()))
            .toList();
    var touched = new LinkedHashSet<String>();
    changed.stream().limit(MOST).forEach(part -> touched.add(part.address()));
    var core = Set.copyOf(touched);
    for (String address : parts.parts().keySet()) {
      boolean near =
          parts.needs(address).stream().anyMatch(core::contains)
              || core.stream().anyMatch(one -> parts.needs(one).contains(address));
      if (near && touched.size() < MOST) {
        touched.add(address);
      }
    }
    return touched;
  }

  private static Scene detailed(Parts parts, Set<String> shown, String note) {
    var networks = new Networks(parts);
    SortedMap<String, List<Box>> inside = new TreeMap<>();
    for (String address : new TreeSet<>(shown)) {
      String place = networks.placeOf(address);
      Part part = part(parts, address);
      String holder =
          shown.contains(place) ? place : part.resource().module().isEmpty() ? "" : module(part);
      inside.computeIfAbsent(holder, _ -> new ArrayList<>()).add(box(part));
    }
    var roots = new ArrayList<Box>();
    for (Map.Entry<String, List<Box>> holder : inside.entrySet()) {
      if (holder.getKey().isEmpty()) {
        holder.getValue().forEach(box -> roots.add(nested(box, inside)));
      } else if (!shown.contains(holder.getKey())) {
        List<Box> children = holder.getValue().stream().map(box -> nested(box, inside)).toList();
        roots.add(
            new Box(
                holder.getKey(),
                holder.getKey(),
                "",
                holder.getKey(),
                Family.OTHER,
                Mark.NONE,
                children));
      }
    }
    return new Scene(roots, arrows(parts, shown, networks), note);
  }

  private static Box nested(Box box, Map<String, List<Box>> inside) {
    return box.holding(
        inside.getOrDefault(box.id(), List.of()).stream()
            .map(child -> nested(child, inside))
            .toList());
  }

  private static List<Arrow> arrows(Parts parts, Set<String> shown, Networks networks) {
    var arrows = new TreeSet<Arrow>();
    for (String from : shown) {
      for (String to : parts.needs(from)) {
        if (shown.contains(to) && !holds(networks, to, from)) {
          arrows.add(new Arrow(from, to));
        }
      }
    }
    return List.copyOf(arrows);
  }

  /** To lie in it says it already. */
  private static boolean holds(Networks networks, String outer, String inner) {
    for (String at = networks.placeOf(inner); !at.isEmpty(); at = networks.placeOf(at)) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static Scene grouped(Parts parts) {
    SortedMap<String, Integer> sizes = new TreeMap<>();
    var groupOf = new HashMap<String, String>();
    var families = new HashMap<String, Family>();
    for (Part part : parts.parts().values()) {
      Family family = Family.of(part.resource().type());
      String group = part.resource().module().isEmpty() ? family.label() : module(part);
      groupOf.put(part.address(), group);
      sizes.merge(group, 1, Integer::sum);
      families.putIfAbsent(group, part.resource().module().isEmpty() ? family : Family.OTHER);
    }
    Set<String> shown =
        new TreeSet<>(
            sizes.entrySet().stream()
                .sorted((a, b) -> b.getValue().compareTo(a.getValue()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList());
    var boxes = new ArrayList<Box>();
    for (String group : shown) {
      int size = sizes.getOrDefault(group, 0);
      String sub = size == 1 ? "1 resource" : size + " resources";
      Family family = families.getOrDefault(group, Family.OTHER);
      boxes.add(new Box(group, group, sub, group + ", " + sub, family, Mark.NONE, List.of()));
    }
    var arrows = new TreeSet<Arrow>();
    parts
        .needs()
        .forEach((from, targets) -> {
          for (String to : targets) {
            String a = groupOf.getOrDefault(from, "");
            String b = groupOf.getOrDefault(to, "");
            if (!a.equals(b) && shown.contains(a) && shown.contains(b)) {
              arrows.add(new Arrow(a, b));
            }
          }
        });
    return new Scene(
        boxes, List.copyOf(arrows), parts.parts().size() + " resources, by module and purpose.");
  }

  /** The outermost module: {@code module.app} of {@code module.app["x"].module.db}. */
  private static String module(Part part) {
    String module = part.resource().module();
    int inner = module.indexOf(".module.");
    return inner < 0 ? module : module.substring(0, inner);
  }

  private static Box box(Part part) {
    String address = part.address();
    String module = part.resource().module();
    String type = part.resource().type() + ".";
    int at = address.indexOf(type, module.length());
    String name = at < 0 ? address : address.substring(at + type.length()); // only Terraform's do
    String sub = part.resource().type();
    if (part.companions() > 0) {
      sub += " +" + part.companions();
    }
    return new Box(
        address, name, sub, address, Family.of(part.resource().type()), part.mark(), List.of());
  }

  private static Part part(Parts parts, String address) {
    Part part = parts.parts().get(address);
    if (part == null) {
      throw new IllegalArgumentException("no part of the drawing: " + address);
    }
    return part;
  }
}
