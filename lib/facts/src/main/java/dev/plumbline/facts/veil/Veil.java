package dev.plumbline.facts.veil;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Hides in sources and diffs what {@link SecretText} can't tell by its look: texts of attributes
 * that the provider's schema calls sensitive, and those that are marked so. Wherever such a text is
 * written, it is hidden: in the attribute, in a variable's file, in a default. Only for what is
 * read; a diff without them does not apply.
 */
public final class Veil {
  private static final String DOTS = "••••••••";

  /** A shorter text is a word that may stand anywhere. */
  private static final int TELLING = 6;

  /** The names under which each text stands, the longest text first. */
  private final Map<String, Set<String>> secrets =
      new TreeMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  /** Of what the sources say, before or after. */
  public Veil(Graph graph) {
    graph.resources().forEach(this::add);
    for (Variable variable : graph.declarations().variables()) {
      add(variable.name(), variable.value(), variable.sensitive());
    }
  }

  /** A unified diff as it may be shown. */
  public String over(String unified) {
    var shown = new StringBuilder();
    for (String line : unified.split("(?<=\n)", -1)) {
      shown.append(line.startsWith("@@ ") ? line : hidden(line));
    }
    return SecretText.maskedLines(shown.toString());
  }

  /** A text as it may be shown, line by line; the lines stay as many as they are. */
  public String overText(String text) {
    return SecretText.maskedLines(overFile(text));
  }

  /**
   * A whole file with only those texts hidden; whoever shows some of its lines has {@link
   * SecretText} look at these.
   */
  public String overFile(String text) {
    var shown = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      shown.append(hidden(line));
    }
    return shown.toString();
  }

  private String hidden(String line) {
    String shown = line;
    for (Map.Entry<String, Set<String>> secret : secrets.entrySet()) {
      String text = secret.getKey();
      boolean means =
          text.length() >= TELLING || secret.getValue().stream().anyMatch(line::contains);
      for (String written : means ? writings(text) : List.<String>of()) {
        shown = shown.replace(written, DOTS);
      }
    }
    return shown;
  }

  /** As it is, as quotes have it, and as Kubernetes has the data of secrets. */
  private static List<String> writings(String text) {
    String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    return Stream.of(text, quoted, encoded).distinct().toList();
  }

  private void add(Resource resource) {
    Secrecy root = Secrecy.of(resource);
    resource
        .attributes()
        .members()
        .forEach((name, value) -> add(name, value, root.member(name), false));
  }

  private void add(String name, Value value, Secrecy secrecy, boolean hidden) {
    boolean secret = hidden || secrecy.secret();
    switch (value) {
      case Value.Sensitive(Value inner) -> add(name, inner, secrecy, true);
      case Value.Str(String text) -> {
        if (secret) {
          note(name, text);
          leaves(text).forEach(leaf -> note(name, leaf));
        }
      }
      case Value.Seq seq -> seq.elements().forEach(each -> add(name, each, secrecy, secret));
      case Value.Obj obj ->
          obj.members()
              .forEach((member, each) ->
                  add(member, each, secrecy.member(member), secret || Secrecy.isKept(obj, member)));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Unknown _ -> {}
    }
  }

  /** The telling texts in a document: where it is put together, the source has only these. */
  private static List<String> leaves(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return List.of();
    }
    try {
      List<String> found = new ArrayList<>();
      collect(Json.mapper().readTree(text), found);
      return found;
    } catch (JsonProcessingException _) {
      return List.of(); // a text that only begins as a document does
    }
  }

  private static void collect(JsonNode node, List<String> found) {
    if (node.isTextual() && node.textValue().length() >= TELLING) {
      found.add(node.textValue());
    }
    node.forEach(each -> collect(each, found));
  }

  private void add(String name, Value value, boolean hidden) {
    add(name, value, Secrecy.UNKNOWN, hidden);
  }

  private void note(String name, String text) {
    for (String line : text.split("\n", -1)) {
      String plain = line.strip();
      if (!plain.isEmpty() && !plain.equals("true") && !plain.equals("false")) {
        secrets.computeIfAbsent(plain, _ -> new TreeSet<>()).add(name);
      }
    }
  }
}
