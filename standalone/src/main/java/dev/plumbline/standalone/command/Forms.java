package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Choices;
import dev.plumbline.standalone.Problem;
import java.util.List;

/**
 * In which forms a view can be written.
 *
 * @param all of them, the default first
 */
record Forms(List<String> all) {
  /** What the option says behind their names. */
  static final String HOW = "; repeatable; one can go to standard output, without FILE.";

  Forms {
    all = List.copyOf(all);
  }

  static Forms of(String... all) {
    return new Forms(List.of(all));
  }

  /**
   * @param given each as in {@code FORM[=FILE]}; none for the default on standard output
   * @throws Problem when there is no such form, its file can't be written, or two want the same
   *     place
   */
  List<Destination> destinations(List<String> given) {
    List<Destination> destinations =
        given.isEmpty()
            ? List.of(new Destination(all.getFirst(), ""))
            : given.stream().map(Destination::of).toList();
    for (Destination destination : destinations) {
      if (!all.contains(destination.format())) {
        throw Problem.usage(
            "there are the forms "
                + String.join(", ", all)
                + ", and not "
                + Choices.meant(destination.format(), all));
      }
      destination.requireDirectory();
    }
    Destination.requireApart(destinations);
    return destinations;
  }
}
