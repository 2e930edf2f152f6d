package dev.plumbline.pipeline.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the model's sources say of a record and its components, as plain text. */
final class RecordDocs {
  private static final Pattern DECLARED =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:public )?record (\\w+)\\(",
          Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("@param (\\w+) ((?:(?!@param|@throws|@return).)*)", Pattern.DOTALL);

  private final Path sources;
  private final Map<Class<?>, Map<String, String>> read = new HashMap<>();

  RecordDocs(Path sources) {
    this.sources = sources;
  }

  /** By component; the record itself under {@code ""}. */
  Map<String, String> of(Class<?> type) {
    Map<String, String> known = read.get(type);
    if (known == null) {
      known = find(type);
      read.put(type, known);
    }
    return known;
  }

  private Map<String, String> find(Class<?> type) {
    Class<?> outermost = type;
    for (Class<?> in = type.getEnclosingClass(); in != null; in = in.getEnclosingClass()) {
      outermost = in;
    }
    Path file = sources.resolve(outermost.getName().replace('.', '/') + ".java");
    try {
      Matcher declared = DECLARED.matcher(Files.readString(file));
      while (declared.find()) {
        if (declared.group(2).equals(type.getSimpleName())) {
          return parameters(declared.group(1).replaceAll("\\s*\\n\\s*\\*", " "));
        }
      }
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parameters(String comment) {
    var docs = new HashMap<String, String>();
    int tag = comment.indexOf("@param");
    String before = plain(tag < 0 ? comment : comment.substring(0, tag));
    if (!before.isEmpty()) {
      docs.put("", before);
    }
    Matcher parameter = PARAMETER.matcher(comment);
    while (parameter.find()) {
      docs.put(parameter.group(1), plain(parameter.group(2)));
    }
    return docs;
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
        .replace("<p>", "")
        .strip();
  }
}
