package dev.plumbline.policy.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of arguments of the Terraform provider in the spelling of Kubernetes' API: {@code
 * security_context} is {@code securityContext}, {@code host_pid} is {@code hostPID}.
 */
enum ManifestWords implements Words {
  SAME;

  /** Types, files and the like, which have other signs around them, are no arguments. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w/:-])(?!kubernetes_)[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\\w/:-])");

  /** What the API writes in capitals: its conventions, "Naming conventions". */
  private static final Set<String> CAPITALS = Set.of("ip", "pid", "ipc", "cidr", "url", "id");

  @Override
  public String text(String text) {
    return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found)));
  }

  /** It is one of the object already. */
  @Override
  public String path(String path) {
    return path;
  }

  @Override
  public String type(String type) {
    return type;
  }

  private static String word(MatchResult found) {
    String[] parts = found.group().split("_", -1);
    var word = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      word.append(
          CAPITALS.contains(part)
              ? part.toUpperCase(Locale.ROOT)
              : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return word.toString();
  }
}
