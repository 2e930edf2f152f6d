package dev.plumbline.forecast.reading;

import dev.plumbline.model.graph.Resource;

/** What a resource is written in, which decides how its changes are carried out. */
public enum Language {
  TERRAFORM,
  CLOUDFORMATION,
  PULUMI;

  public static Language of(Resource resource) {
    String written = resource.originalType();
    return written == null ? TERRAFORM : written.contains("::") ? CLOUDFORMATION : PULUMI;
  }
}
