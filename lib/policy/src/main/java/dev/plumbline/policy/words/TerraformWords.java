package dev.plumbline.policy.words;

/** Terraform's own, as policies have them. */
enum TerraformWords implements Words {
  SAME;

  @Override
  public String text(String text) {
    return text;
  }

  @Override
  public String path(String path) {
    return path;
  }

  @Override
  public String type(String type) {
    return type;
  }
}
