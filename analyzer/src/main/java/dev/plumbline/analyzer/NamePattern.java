package dev.plumbline.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The common form of names: words between separators, of which some are always the same.
 *
 * @param separator between words; {@code '-'} where names have one word
 * @param words in order; {@code *} for one that differs
 */
record NamePattern(char separator, List<String> words) {
  private static final double SAME = 0.8;

  /** The form of most of them. */
  static NamePattern mine(List<String> names) {
    char separator = separator(names);
    Map<Integer, List<List<String>>> byLength = new HashMap<>();
    for (String name : names) {
      List<String> words = split(name, separator);
      byLength.computeIfAbsent(words.size(), _ -> new ArrayList<>()).add(words);
    }
    List<List<String>> common =
        byLength.values().stream()
            .max((a, b) -> Integer.compare(a.size(), b.size()))
            .orElse(List.of());
    List<String> pattern = new ArrayList<>();
    for (int i = 0; !common.isEmpty() && i < common.getFirst().size(); i++) {
      pattern.add(word(common, i));
    }
    return new NamePattern(separator, pattern);
  }

  private static String word(List<List<String>> names, int place) {
    Map<String, Integer> counts = new HashMap<>();
    names.forEach(words -> counts.merge(words.get(place), 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= SAME * names.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("*");
  }

  private static char separator(List<String> names) {
    char best = '-';
    long most = -1;
    for (char candidate : new char[] {'-', '_', '/', '.'}) {
      long count = names.stream().filter(name -> name.indexOf(candidate) >= 0).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static List<String> split(String name, char separator) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int at = name.indexOf(separator); at >= 0; at = name.indexOf(separator, from)) {
      words.add(name.substring(from, at));
      from = at + 1;
    }
    words.add(name.substring(from));
    return words;
  }

  boolean matches(String name) {
    List<String> given = split(name, separator);
    if (given.size() != words.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!words.get(i).equals("*") && !words.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@code {*}-orders-{*}}. */
  String text() {
    List<String> shown = words.stream().map(word -> word.equals("*") ? "{*}" : word).toList();
    return String.join(String.valueOf(separator), shown);
  }
}
