package dev.plumbline.ingest.intake;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a pack lies.
 *
 * @param url of its repository, or a directory of this machine
 * @param ref branch, tag or commit of the repository; {@code ""} for its default branch
 * @param directory within the repository
 */
record PackLocation(String url, String ref, String directory) {

  /** {@code DIRECTORY}, {@code URL}, {@code URL#REF} or {@code URL#REF:DIRECTORY}. */
  static PackLocation parse(String text) {
    boolean url = text.contains("://") || text.matches("[\\w.-]+@[\\w.-]+:.+");
    int hash = url ? text.indexOf('#') : -1;
    if (hash < 0) {
      return new PackLocation(text, "", "");
    }
    String after = text.substring(hash + 1);
    int colon = after.indexOf(':');
    return colon < 0
        ? new PackLocation(text.substring(0, hash), after, "")
        : new PackLocation(
            text.substring(0, hash),
            after.substring(0, colon),
            after.substring(colon + 1).replaceFirst("/+$", ""));
  }

  boolean isUrl() {
    return url.contains("://") || url.contains("@");
  }

  /** As messages call it: its directory's, else its repository's last name. */
  String name() {
    String path =
        directory.isEmpty()
            ? isUrl()
                ? url.replaceFirst("\\.git/?$", "")
                : String.valueOf(Path.of(url).toAbsolutePath().normalize())
            : directory;
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String plain = last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    return plain.isEmpty() || plain.equals(".") || plain.equals("..") ? "pack" : plain;
  }

  @Override
  public String toString() {
    return url
        + (ref.isEmpty() && directory.isEmpty() ? "" : "#" + ref)
        + (directory.isEmpty() ? "" : ":" + directory);
  }
}
