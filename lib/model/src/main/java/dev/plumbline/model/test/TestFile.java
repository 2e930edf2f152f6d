package dev.plumbline.model.test;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;

/**
 * A test file as it should be.
 *
 * @param path in the repository
 * @param content whole; {@code ""} where it is to be removed
 * @param runs what is generated in it
 * @param kept what a person wrote or edited in it, which stays as it is, each in a sentence
 */
public record TestFile(
    String path, String content, Change change, List<Run> runs, List<String> kept) {
  public enum Change {
    ADDED,
    /** And whatever we don't know of: it is worth a look. */
    @JsonEnumDefaultValue
    CHANGED,
    SAME,
    REMOVED
  }

  public TestFile {
    runs = List.copyOf(runs);
    kept = List.copyOf(kept);
  }

  /**
   * A {@code run} block.
   *
   * @param assertions how many conditions, or values that are to be refused
   */
  public record Run(String name, int assertions) {}
}
