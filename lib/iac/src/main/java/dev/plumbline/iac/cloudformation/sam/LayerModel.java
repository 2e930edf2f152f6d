package dev.plumbline.iac.cloudformation.sam;

/** A layer; its logical id gets a digest that we don't have. */
final class LayerModel {
  private LayerModel() {}

  static void write(Model model) {
    model.rename("ContentUri", "Content");
    model.take("RetentionPolicy");
  }
}
