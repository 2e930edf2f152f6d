package dev.plumbline.reporter.diagram;

import dev.plumbline.model.graph.Resource;

/**
 * A resource that stands for itself in the drawing.
 *
 * @param companions resources folded into it: a bucket's versioning, a role's policies
 */
record Part(Resource resource, Mark mark, int companions) {
  Part with(Mark other) {
    return new Part(resource, mark.louder(other), companions + 1);
  }

  String address() {
    return resource.address();
  }
}
