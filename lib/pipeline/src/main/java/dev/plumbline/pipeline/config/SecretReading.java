package dev.plumbline.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secrets come from the environment, or from a file that any source may name. */
final class SecretReading {
  private SecretReading() {}

  static @Nullable Secret read(Key key, Layers layers, List<String> problems) {
    Given value = layers.secret(key);
    if (value != null) {
      return secret(key, value.texts().getFirst(), value.origin(), problems);
    }
    Given file = layers.secretFile(key);
    if (file == null) {
      return null;
    }
    try {
      String content = Files.readString(Path.of(file.texts().getFirst())).strip();
      return secret(key, content, file.origin(), problems);
    } catch (IOException e) {
      problems.add(file.origin() + ": " + key.fileName() + " can't be read: " + e.getMessage());
      return null;
    }
  }

  private static @Nullable Secret secret(
      Key key, String text, String origin, List<String> problems) {
    if (text.isBlank()) {
      problems.add(origin + ": " + key.name() + " is empty");
      return null;
    }
    return new Secret(text);
  }
}
