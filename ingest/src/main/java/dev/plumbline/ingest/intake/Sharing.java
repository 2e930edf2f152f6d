package dev.plumbline.ingest.intake;

import dev.plumbline.iac.discovery.Discovered;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which code several stacks of a repository are made of: directories of Terraform, templates of
 * CloudFormation that several others nest.
 */
final class Sharing {
  /** Records stay small: what is left out is counted, or said by the sharing itself. */
  private static final int MOST_PLACES = 50;

  private static final int MOST_NAMES = 5;

  private final Map<String, TreeSet<String>> users = new TreeMap<>();

  static Sharing of(Discovered head) {
    var sharing = new Sharing();
    for (Stack stack : head.stacks()) {
      for (String place : places(stack)) {
        sharing.users.computeIfAbsent(place, _ -> new TreeSet<>()).add(stack.name());
      }
    }
    return sharing;
  }

  /** What a stack shares, with whom. */
  List<Shared> of(Stack stack) {
    var shared = new ArrayList<Shared>();
    for (String place : places(stack)) {
      var others = new TreeSet<>(users.getOrDefault(place, new TreeSet<>()));
      others.remove(stack.name());
      if (!others.isEmpty() && shared.size() < MOST_PLACES) {
        shared.add(new Shared(place, others.stream().limit(MOST_NAMES).toList(), others.size()));
      }
    }
    return shared;
  }

  private static TreeSet<String> places(Stack stack) {
    return stack.spec().kind() == StackSpec.Kind.CLOUDFORMATION
        ? nested(stack)
        : directories(stack);
  }

  /** What a template is made of beside itself and the files of its parameters. */
  private static TreeSet<String> nested(Stack stack) {
    var nested = new TreeSet<>(stack.files());
    nested.remove(stack.spec().path());
    nested.removeAll(stack.spec().variableFiles());
    return nested;
  }

  private static TreeSet<String> directories(Stack stack) {
    return stack.files().stream()
        .filter(file -> file.endsWith(".tf") || file.endsWith(".tofu"))
        .map(SourcePaths::directory)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
