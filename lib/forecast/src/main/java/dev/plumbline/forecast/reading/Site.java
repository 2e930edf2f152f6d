package dev.plumbline.forecast.reading;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a template's attributes are read: a resource, with one of its blocks picked. */
public record Site(Resource resource, Value.Obj attributes) {

  public static Site of(Resource resource) {
    return new Site(resource, resource.attributes());
  }

  public Read read(String path) {
    return Read.of(attributes, path);
  }

  /** The resource once for each block of a name; empty where there is none. */
  public List<Site> each(String block) {
    if (block.isEmpty()) {
      return List.of(this);
    }
    Value blocks = attributes.members().getOrDefault(block, Value.Null.NULL).unmarked();
    if (!(blocks instanceof Value.Seq(List<Value> elements))) {
      return blocks instanceof Value.Null ? List.of() : List.of(this);
    }
    var sites = new ArrayList<Site>();
    for (Value element : elements) {
      Map<String, Value> members = new LinkedHashMap<>(attributes.members());
      members.put(block, element);
      sites.add(new Site(resource, new Value.Obj(members)));
    }
    return sites;
  }
}
