package dev.plumbline.iac.planfile;

import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Map;

/** Resources like others. */
final class Copies {
  private Copies() {}

  static Resource with(
      Resource resource, Value.Obj attributes, Map<String, Provenance> provenance) {
    return copy(resource, resource.address(), resource.module(), attributes, provenance);
  }

  static Resource as(Resource resource, String address, String module) {
    return copy(resource, address, module, resource.attributes(), resource.provenance());
  }

  private static Resource copy(
      Resource resource,
      String address,
      String module,
      Value.Obj attributes,
      Map<String, Provenance> provenance) {
    return new Resource(
        address,
        resource.mode(),
        resource.type(),
        resource.name(),
        module,
        attributes,
        provenance,
        resource.range(),
        resource.header(),
        resource.lifecycle(),
        resource.provider(),
        resource.metadata(),
        resource.originalType());
  }
}
