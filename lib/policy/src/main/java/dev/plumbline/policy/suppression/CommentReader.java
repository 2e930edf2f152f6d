package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Comment;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the suppressions of a comment: our own form and those of Checkov, Trivy, tfsec, tflint and
 * KICS, as their documentation describes them. Several in one comment are all read.
 */
final class CommentReader {
  private static final String OWN = "plumbline:ignore";
  private static final String CHECKOV = "checkov:skip=";
  private static final String BRIDGECREW = "bridgecrew:skip=";
  private static final String TRIVY = "trivy:ignore:";
  private static final String TFSEC = "tfsec:ignore:";
  private static final String TFLINT = "tflint-ignore:";
  private static final String TFLINT_FILE = "tflint-ignore-file:";
  private static final String KICS = "kics-scan";
  private static final int MOST = 50;

  private static final Pattern IDS = Pattern.compile("[^\\s,]++(?:\\s*+,\\s*+[^\\s,]++)*+");

  private CommentReader() {}

  static List<Mark> read(Comment comment) {
    var marks = new ArrayList<Mark>();
    for (String line : comment.text().split("\n", MOST)) {
      line(comment, line, marks);
    }
    return marks;
  }

  private static void line(Comment comment, String line, List<Mark> marks) {
    String text = strip(line);
    if (text.startsWith(OWN)) {
      own(comment, text.substring(OWN.length()).strip(), marks);
    } else if (text.startsWith(CHECKOV)) {
      checkov(comment, text.substring(CHECKOV.length()), marks);
    } else if (text.startsWith(BRIDGECREW)) {
      checkov(comment, text.substring(BRIDGECREW.length()), marks);
    } else if (text.startsWith(TFLINT_FILE)) {
      each(comment, "tflint", text.substring(TFLINT_FILE.length()), Mark.Scope.FILE, marks);
    } else if (text.startsWith(TFLINT)) {
      each(comment, "tflint", text.substring(TFLINT.length()), Mark.Scope.LINE, marks);
    } else if (text.startsWith(KICS)) {
      kics(comment, text.substring(KICS.length()).strip(), marks);
    } else {
      aqua(comment, text, marks);
    }
  }

  private static String strip(String line) {
    int at = 0;
    while (at < line.length() && " \t#/*".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    String text = line.substring(at).strip();
    return text.endsWith("*/") ? text.substring(0, text.length() - 2).strip() : text;
  }

  /** {@code ID,ID until=2027-01-31 owner=team reason="…"}; each ID may be a pattern. */
  private static void own(Comment comment, String text, List<Mark> marks) {
    Matcher ids = IDS.matcher(text);
    if (!ids.lookingAt()) {
      return;
    }
    Settings settings = Settings.parse(text.substring(ids.end()));
    Map<String, String> said = settings.said();
    for (String id : ids.group().split(",", MOST)) {
      marks.add(
          new Mark(
              new Suppression(
                  "plumbline",
                  id.strip(),
                  said.getOrDefault("owner", ""),
                  said.getOrDefault("reason", ""),
                  settings.problem().isEmpty() ? date(said.get("until")) : LocalDate.EPOCH,
                  comment.range()),
              Mark.Scope.BLOCK,
              comment.besideCode(),
              Limits.NONE,
              settings.problem()));
    }
  }

  /** {@code CKV_AWS_20:reason}. */
  private static void checkov(Comment comment, String text, List<Mark> marks) {
    int colon = text.indexOf(':');
    String ids = colon < 0 ? text : text.substring(0, colon);
    String reason = colon < 0 ? "" : text.substring(colon + 1).strip();
    for (String id : ids.split(",", MOST)) {
      String bare = id.strip().split("\\s", 2)[0];
      if (!bare.isEmpty()) {
        marks.add(mark(comment, "checkov", bare, reason, Mark.Scope.BLOCK));
      }
    }
  }

  /** {@code trivy:ignore:AWS-0086:exp:2027-01-01}, several of them. */
  private static void aqua(Comment comment, String text, List<Mark> marks) {
    for (String word : text.split("\\s+", MOST)) {
      String form = word.startsWith(TRIVY) ? "trivy" : word.startsWith(TFSEC) ? "tfsec" : "";
      if (!form.isEmpty()) {
        AquaWord said = AquaWord.parse(word.substring(form.length() + ":ignore:".length()));
        if (!said.id().isEmpty()) {
          marks.add(
              new Mark(
                  new Suppression(
                      form,
                      said.id(),
                      "",
                      "",
                      said.problem().isEmpty() ? date(said.until()) : LocalDate.EPOCH,
                      comment.range()),
                  Mark.Scope.LINE,
                  comment.besideCode(),
                  said.limits(),
                  said.problem()));
        }
      }
    }
  }

  /** {@code ignore-line}, {@code ignore-block}, {@code ignore}, {@code disable=ID,ID}. */
  private static void kics(Comment comment, String text, List<Mark> marks) {
    if (text.startsWith("disable=")) {
      each(comment, "kics", text.substring("disable=".length()), Mark.Scope.FILE, marks);
      return;
    }
    Mark.@Nullable Scope scope =
        switch (text.split("\\s", 2)[0].toLowerCase(Locale.ROOT)) {
          case "ignore-line" -> Mark.Scope.LINE;
          case "ignore-block" -> Mark.Scope.BLOCK;
          case "ignore" -> Mark.Scope.FILE;
          default -> null;
        };
    if (scope != null) {
      marks.add(mark(comment, "kics", "*", "", scope));
    }
  }

  private static void each(
      Comment comment, String form, String ids, Mark.Scope scope, List<Mark> marks) {
    for (String id : ids.split(",", MOST)) {
      String bare = id.strip().split("\\s", 2)[0];
      if (!bare.isEmpty()) {
        marks.add(mark(comment, form, bare.equals("all") ? "*" : bare, "", scope));
      }
    }
  }

  private static Mark mark(
      Comment comment, String form, String id, String reason, Mark.Scope scope) {
    return new Mark(
        new Suppression(form, id, "", reason, null, comment.range()),
        scope,
        comment.besideCode(),
        Limits.NONE,
        "");
  }

  /** A date that can't be read has passed, so that a typing error hides nothing. */
  private static @Nullable LocalDate date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return LocalDate.EPOCH;
    }
  }
}
