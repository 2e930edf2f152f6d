package dev.plumbline.facts;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Pulumi types that the described release has under another name: {@code pulumi-legacy.txt}. */
final class LegacyTokens {
  static final String FILE = "pulumi-legacy.txt";

  private LegacyTokens() {}

  /**
   * @param now the token that the mapping tables have
   * @param attributes Terraform attribute by property, where they are not those of the type now
   */
  record Legacy(String now, Map<String, String> attributes) {
    /** The mapping of the type as it is now, under its older token. */
    TypeMapping of(String source, TypeMapping current) {
      var all = new HashMap<>(current.attributes());
      all.values().removeAll(attributes.values());
      all.putAll(attributes);
      return new TypeMapping(source, current.type(), all, current.split());
    }
  }

  /** By the older token. */
  static Map<String, Legacy> read() {
    try (InputStream file = LegacyTokens.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE + " is missing from the jar");
      }
      var found = new HashMap<String, Legacy>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(words -> found.put(words[0], legacy(words)));
      return Map.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Legacy legacy(String[] words) {
    var attributes = new HashMap<String, String>();
    for (int i = 2; i < words.length; i++) {
      String[] pair = words[i].split("=");
      attributes.put(pair[0], pair[1]);
    }
    return new Legacy(words[1], Map.copyOf(attributes));
  }
}
