package dev.plumbline.iac.discovery;

import java.util.List;

/**
 * What discovery has to know of one Terraform file.
 *
 * @param backend whether it says where state lies ({@code backend} or {@code cloud})
 * @param provider whether it configures a provider
 * @param calls sources of the modules it calls that are local paths, as written
 * @param reads files that its expressions read
 */
record TerraformFile(
    boolean backend, boolean provider, List<String> calls, List<FileReference> reads) {
  static final TerraformFile EMPTY = new TerraformFile(false, false, List.of(), List.of());

  TerraformFile {
    calls = List.copyOf(calls);
    reads = List.copyOf(reads);
  }

  static boolean isOne(String path) {
    return path.endsWith(".tf") || path.endsWith(".tf.json");
  }

  /** A file of values that Terraform reads by itself. */
  static boolean isAutomaticValues(String name) {
    return name.equals("terraform.tfvars")
        || name.equals("terraform.tfvars.json")
        || name.endsWith(".auto.tfvars")
        || name.endsWith(".auto.tfvars.json");
  }

  static boolean isValues(String name) {
    return name.endsWith(".tfvars") || name.endsWith(".tfvars.json");
  }
}
