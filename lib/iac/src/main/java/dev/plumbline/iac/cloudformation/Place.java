package dev.plumbline.iac.cloudformation;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a template stands among those that nest one another.
 *
 * @param path of its file
 * @param address of the nested stack that it is, {@code ""} for the stack's own template
 * @param outer paths of the templates around it, the outermost first
 */
record Place(String path, String address, List<String> outer) {
  Place {
    outer = List.copyOf(outer);
  }

  static Place root(String path) {
    return new Place(path, "", List.of());
  }

  /** The place of a template that the resource of that logical id nests. */
  Place inner(String logicalId, String innerPath) {
    List<String> around = new ArrayList<>(outer);
    around.add(path);
    return new Place(innerPath, address(logicalId), around);
  }

  /** A resource's address: {@code Network.Vpc} below a nested stack. */
  String address(String logicalId) {
    return address.isEmpty() ? logicalId : address + "." + logicalId;
  }

  /** Whether a template at that path would hold itself. */
  boolean isWithin(String other) {
    return path.equals(other) || outer.contains(other);
  }
}
