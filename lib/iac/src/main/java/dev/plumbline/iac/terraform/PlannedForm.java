package dev.plumbline.iac.terraform;

import dev.plumbline.facts.Protocols;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.JsonText;
import dev.plumbline.model.value.Value.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** What a provider's plan makes of a text that is written for an attribute. */
enum PlannedForm {
  /** As it is. */
  WRITTEN,
  /** JSON, compact, members in the order of their names. */
  JSON,
  /** The same of a policy, with its {@code Version} first. */
  POLICY,
  /** A protocol by its name, where security groups have one for its number. */
  PROTOCOL,
  LOWER,
  /** A name of the DNS in small letters, without the dot at its end. */
  DOMAIN,
  TRIMMED,
  /** JSON may be written in another way, which is not known; other texts are as they are. */
  JSON_OPEN,
  /** It differs between releases of the provider. */
  OPEN;

  private static final Map<String, Map<String, PlannedForm>> SEEN = read();

  /** Those that were seen of a type's attributes, by path. */
  static Map<String, PlannedForm> of(String type) {
    return SEEN.getOrDefault(type, Map.of());
  }

  /**
   * The value in the plan.
   *
   * @param origin of what the plan has and we don't know
   */
  Datum of(Datum value, Origin origin) {
    if (!(value.unmarked() instanceof Datum.Str(String text))) {
      return value;
    }
    Datum made =
        switch (this) {
          case WRITTEN -> value;
          case JSON, POLICY -> json(text, origin);
          case PROTOCOL -> Datum.of(Protocols.name(text));
          case LOWER -> Datum.of(text.toLowerCase(Locale.ROOT));
          case DOMAIN -> Datum.of(withoutDot(text.toLowerCase(Locale.ROOT)));
          case TRIMMED -> Datum.of(text.strip());
          case JSON_OPEN -> isJson(text) ? open(origin) : value;
          case OPEN -> open(origin);
        };
    return made.sensitiveIf(value instanceof Datum.Sensitive);
  }

  private static Datum open(Origin origin) {
    return new Datum.Unknown(Type.Primitive.STRING, origin);
  }

  private static boolean isJson(String text) {
    String start = text.stripLeading();
    return (start.startsWith("{") || start.startsWith("[")) && JsonText.readOrNull(text) != null;
  }

  private Datum json(String text, Origin origin) {
    Datum read = isJson(text) ? JsonText.readOrNull(text) : null;
    if (read == null) {
      return open(origin);
    }
    String first = "{\"Version\":\"2012-10-17\"";
    if (this == POLICY
        && read instanceof Datum.Obj document
        && Datum.of("2012-10-17").equals(document.members().get("Version"))) {
      SortedMap<String, Datum> rest = Datum.sorted();
      rest.putAll(document.members());
      rest.remove("Version");
      String body = JsonText.write(Datum.object(rest)).substring(1);
      return Datum.of(first + (rest.isEmpty() ? "" : ",") + body);
    }
    return Datum.of(JsonText.write(read));
  }

  private static String withoutDot(String text) {
    return text.length() > 1 && text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static Map<String, Map<String, PlannedForm>> read() {
    Map<String, Map<String, PlannedForm>> all = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(PlannedForm.class.getResourceAsStream("planned.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 3))
          .forEach(line ->
              all.computeIfAbsent(line[0], _ -> new HashMap<>())
                  .put(line[1], valueOf(line[2].toUpperCase(Locale.ROOT))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
