package dev.plumbline.forecast.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's own code decides about the attributes of one resource type. Paths are those of
 * the configuration without indices: {@code settings.disk_size}.
 */
public final class Rules {
  private static final Set<String> PROVIDERS = Set.of("aws", "azurerm", "google");
  private static final Rules NONE = new Rules(List.of(), List.of());
  private static final Map<String, RuleBook> BOOKS = new ConcurrentHashMap<>();
  private static final Map<String, Rules> READ = new ConcurrentHashMap<>();

  private final Map<String, String> defaults = new HashMap<>();
  private final Map<String, Form> forms = new HashMap<>();
  private final Map<String, Form> general = new HashMap<>();
  private final Set<String> unordered = new HashSet<>();
  private final Map<String, String> chosen = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();
  private final Map<String, String> varying = new HashMap<>();
  private boolean complete;

  private Rules(List<Rule> rules, List<Rule> everywhere) {
    for (Rule rule : rules) {
      take(rule);
    }
    for (Rule rule : everywhere) {
      general.put(rule.path(), form(rule));
    }
  }

  private void take(Rule rule) {
    switch (rule.kind()) {
      case DEFAULT -> defaults.put(rule.path(), rule.argument());
      case SAME -> forms.put(rule.path(), form(rule));
      case UNORDERED -> unordered.add(rule.path());
      case CHOSEN -> chosen.put(rule.path(), rule.argument());
      case KEPT -> kept.add(rule.path());
      case DROPPED -> dropped.add(rule.path());
      case VARIES -> varying.put(rule.path(), rule.argument());
      case COMPLETE -> complete = true;
    }
  }

  private static Form form(Rule rule) {
    return Form.valueOf(rule.argument().toUpperCase(Locale.ROOT));
  }

  /** Those of a type; empty ones for what has none. */
  public static Rules of(String type) {
    Rules known = READ.get(type);
    if (known == null) {
      String provider = type.substring(0, Math.max(0, type.indexOf('_')));
      known = PROVIDERS.contains(provider) ? read(provider, type) : NONE;
      READ.put(type, known);
    }
    return known;
  }

  private static Rules read(String provider, String type) {
    RuleBook book = BOOKS.computeIfAbsent(provider, RuleBook::new);
    return new Rules(book.of(type), book.of(Rule.ANY));
  }

  /** What the attribute is when it is left out, as text; null where that is not known here. */
  public @Nullable String defaultAt(String path) {
    return defaults.get(path);
  }

  /** What the service commonly chooses for an attribute that is left out; null if not known. */
  public @Nullable String chosenAt(String path) {
    return chosen.get(path);
  }

  /** The normal form of an attribute's texts, or null. */
  public @Nullable Form formAt(String path) {
    return forms.get(path);
  }

  /**
   * The normal form that this provider gives every attribute of a name whose differences it
   * suppresses, or null.
   *
   * @param name an attribute's, without its path
   */
  public @Nullable Form formOf(String name) {
    return general.get(name);
  }

  /** The form that this provider commonly uses where it suppresses differences, or null. */
  public @Nullable Form commonForm() {
    return general.get(Rule.ANY);
  }

  public boolean isUnordered(String path) {
    return unordered.contains(path);
  }

  /** Whether leaving it out is no change. */
  public boolean isKept(String path) {
    return kept.contains(path);
  }

  /** Whether a block is taken out when it is left out, though its differences are suppressed. */
  public boolean isDropped(String path) {
    return dropped.contains(path);
  }

  /** Whether a change of it replaces the resource in some releases of the provider only. */
  public boolean varies(String path) {
    return "".equals(varying.get(path));
  }

  /** Whether what it is when it is left out is not the same in all releases of the provider. */
  public boolean variesUnset(String path) {
    return varying.containsKey(path);
  }

  /** Whether an attribute without a default here and in the facts has none at all. */
  public boolean knowsAllDefaults() {
    return complete;
  }
}
