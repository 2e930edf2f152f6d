package dev.plumbline.policy.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files under a folder of our own resources, from a directory or a jar. */
final class Bundle {
  private Bundle() {}

  /** Texts by path relative to {@code folder}, sorted. */
  static SortedMap<String, String> files(String folder) {
    URL found = Bundle.class.getResource(folder);
    if (found == null) {
      throw new IllegalStateException("the resource folder " + folder + " is missing");
    }
    try {
      URI uri = found.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(archive(uri), Map.of())) {
        return read(jar.getPath(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file system of its own, so that closing it takes nobody else's away. */
  private static Path archive(URI uri) {
    String text = uri.getSchemeSpecificPart();
    return Path.of(URI.create(text.substring(0, text.indexOf("!/"))));
  }

  private static SortedMap<String, String> read(Path root) throws IOException {
    var texts = new TreeMap<String, String>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        texts.put(name, Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
