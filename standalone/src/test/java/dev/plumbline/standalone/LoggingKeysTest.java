package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.pipeline.observe.LogKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoggingKeysTest {
  private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*\"([^\"]+)\"");

  @Test
  void everyKeyInALogLineIsADeclaredOne() throws IOException {
    var declared = new TreeSet<>(Arrays.stream(LogKey.values()).map(LogKey::key).toList());
    var others = new TreeMap<String, Path>();

    for (Path file : sources()) {
      Matcher key = KEY.matcher(Files.readString(file));
      while (key.find()) {
        if (!declared.contains(key.group(1))) {
          others.put(key.group(1), file.getFileName());
        }
      }
    }

    assertThat(others).isEmpty();
  }

  private static Iterable<Path> sources() throws IOException {
    Path root = Path.of(System.getProperty("project.root", ".."));
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }
}
