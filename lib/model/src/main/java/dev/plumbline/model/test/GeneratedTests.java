package dev.plumbline.model.test;

import java.util.List;

/**
 * The tests of a stack as they should be after the change. Nobody ran them: each assertion was
 * worked out to hold, and to fail once what it guards is changed.
 *
 * @param files what to write, one for each module of the stack that has tests
 * @param broken assertions of committed tests that no longer hold
 * @param survived how many assertions were dropped because they held on a changed source as well
 * @param left how many more there could have been
 * @param notes what could not be tested, and why
 */
public record GeneratedTests(
    List<TestFile> files, List<BrokenTest> broken, int survived, int left, List<String> notes) {
  public static final GeneratedTests NONE =
      new GeneratedTests(List.of(), List.of(), 0, 0, List.of());

  public GeneratedTests {
    files = List.copyOf(files);
    broken = List.copyOf(broken);
    notes = List.copyOf(notes);
  }

  /** How many assertions and refused values the files hold. */
  public int assertions() {
    return files.stream()
        .flatMap(file -> file.runs().stream())
        .mapToInt(TestFile.Run::assertions)
        .sum();
  }

  /** Assertions of committed tests that this change breaks, each in a sentence. */
  public List<String> broke() {
    return broken.stream().filter(one -> !one.before()).map(BrokenTest::sentence).toList();
  }

  /** {@code 12 assertions in 2 files, not run}. */
  public String line() {
    int count = assertions();
    int written = files.size();
    return count
        + (count == 1 ? " assertion in " : " assertions in ")
        + written
        + (written == 1 ? " file" : " files")
        + ", not run";
  }

  /** Whether there is something to write. */
  public boolean differs() {
    return files.stream().anyMatch(file -> file.change() != TestFile.Change.SAME);
  }

  /** With those of another module of the same stack. */
  public GeneratedTests plus(GeneratedTests other) {
    return new GeneratedTests(
        joined(files, other.files),
        joined(broken, other.broken),
        survived + other.survived,
        left + other.left,
        joined(notes, other.notes));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    var all = new java.util.ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
