package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/**
 * One {@code FORMAT[=FILE]}.
 *
 * @param file {@code ""} for standard output
 */
record Destination(String format, String file) {
  static Destination of(String text) {
    int at = text.indexOf('=');
    return at < 0
        ? new Destination(text, "")
        : new Destination(text.substring(0, at), text.substring(at + 1));
  }

  /**
   * @throws Problem when its file has no directory to be in, or is one itself
   */
  void requireDirectory() {
    if (file.isEmpty()) {
      return;
    }
    Path path = path();
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw Problem.usage("there is no directory " + directory + " for " + file);
    }
    if (Files.isDirectory(path)) {
      throw Problem.usage(file + " is a directory; name a file for " + format);
    }
  }

  /**
   * @throws Problem when two would be written over one another
   */
  static void requireApart(List<Destination> all) {
    var taken = new HashMap<String, Destination>();
    for (Destination one : all) {
      Destination other = taken.putIfAbsent(one.place(), one);
      if (other != null) {
        throw Problem.usage(
            one.file().isEmpty()
                ? "only one output can go to standard output; give the others a file, as in "
                    + one.format()
                    + "=FILE"
                : one.file() + " is named for " + other.format() + " and for " + one.format());
      }
    }
  }

  /** However it is spelt. */
  private String place() {
    return file.isEmpty() ? "" : path().toAbsolutePath().normalize().toString();
  }

  private Path path() {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw Problem.usage("not the name of a file: " + file);
    }
  }

  void write(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (file.isEmpty()) {
      Main.out().write(content);
      Main.out().flush();
    } else {
      Files.write(path(), content);
    }
  }
}
