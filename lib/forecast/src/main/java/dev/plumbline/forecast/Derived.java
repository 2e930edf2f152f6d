package dev.plumbline.forecast;

import java.util.Set;

/**
 * Attributes that a provider makes of its own configuration and of the resource's tags or labels,
 * and that nobody writes. Terraform registry, hashicorp/aws and hashicorp/google, "Default Tags"
 * and "default_labels".
 */
public final class Derived {
  private static final Set<String> NAMES =
      Set.of("tags_all", "terraform_labels", "effective_labels");

  private Derived() {}

  public static boolean is(String attribute) {
    return NAMES.contains(attribute);
  }
}
