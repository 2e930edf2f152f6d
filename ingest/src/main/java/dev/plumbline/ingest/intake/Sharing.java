package dev.plumbline.ingest.intake;

import dev.plumbline.iac.discovery.Discovered;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.source.SourcePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which directories of Terraform code several stacks of a repository are made of. */
final class Sharing {
  /** Records stay small: what is left out is counted, or said by the sharing itself. */
  private static final int MOST_DIRECTORIES = 50;

  private static final int MOST_NAMES = 5;

  private final Map<String, TreeSet<String>> users = new TreeMap<>();

  static Sharing of(Discovered head) {
    var sharing = new Sharing();
    for (Stack stack : head.stacks()) {
      for (String directory : directories(stack)) {
        sharing.users.computeIfAbsent(directory, _ -> new TreeSet<>()).add(stack.name());
      }
    }
    return sharing;
  }

  /** What a stack shares, with whom. */
  List<Shared> of(Stack stack) {
    var shared = new ArrayList<Shared>();
    for (String directory : directories(stack)) {
      var others = new TreeSet<>(users.getOrDefault(directory, new TreeSet<>()));
      others.remove(stack.name());
      if (!others.isEmpty() && shared.size() < MOST_DIRECTORIES) {
        shared.add(
            new Shared(directory, others.stream().limit(MOST_NAMES).toList(), others.size()));
      }
    }
    return shared;
  }

  private static TreeSet<String> directories(Stack stack) {
    return stack.files().stream()
        .filter(file -> file.endsWith(".tf") || file.endsWith(".tofu"))
        .map(SourcePaths::directory)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
