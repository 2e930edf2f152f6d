package dev.plumbline.ingest.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A revision as somebody named it: a full commit id, a branch, a tag, a pull request ({@code
 * pull/12}), or {@code ""} for the default branch.
 */
record Wanted(String name) {
  /** Where Git hosts keep pull requests: GitHub and Gitea, GitLab, Bitbucket's own servers. */
  private static final List<String> PULLS =
      List.of("refs/pull/%s/head", "refs/merge-requests/%s/head", "refs/pull-requests/%s/from");

  private static final List<Pattern> PULL =
      PULLS.stream().map(form -> Pattern.compile(form.formatted("([0-9]{1,18})"))).toList();

  /** The number of the pull request whose head a ref is. */
  static Optional<Long> pull(String ref) {
    return PULL.stream()
        .map(form -> form.matcher(ref))
        .filter(Matcher::matches)
        .findFirst()
        .map(match -> Long.valueOf(match.group(1)));
  }

  /** The commit itself, where it was named by its full id. */
  Optional<ObjectId> commit() {
    return ObjectId.isId(name) ? Optional.of(ObjectId.fromString(name)) : Optional.empty();
  }

  /** The refs it can mean, the likeliest first; pull requests as each Git host keeps them. */
  List<String> candidates() {
    var refs = new ArrayList<String>();
    if (name.isEmpty() || name.equals(Constants.HEAD)) {
      return List.of(Constants.HEAD);
    }
    if (name.startsWith("refs/")) {
      refs.add(name);
    }
    if (name.matches("pull/[0-9]+")) {
      String number = name.substring("pull/".length());
      PULLS.forEach(form -> refs.add(form.formatted(number)));
    }
    refs.add(Constants.R_HEADS + name);
    refs.add(Constants.R_TAGS + name);
    return refs;
  }

  Optional<String> among(Predicate<String> exists) {
    return candidates().stream().filter(exists).findFirst();
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "the default branch" : name;
  }
}
