package dev.plumbline.ingest;

import dev.plumbline.model.event.RepositoryChanged;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The name under which a repository is known, when a producer gives only its URL. */
public final class RepositoryName {
  private static final String FILE = "file://";

  private RepositoryName() {}

  /** As the change says, or as its URL does. */
  public static String of(RepositoryChanged change) {
    return change.repository().isBlank() ? of(change.url()) : change.repository();
  }

  /**
   * {@code github.com/acme/shop} for each way to write its URL; a path stands for itself.
   *
   * @return what is left of the text where it is no URL
   */
  public static String of(String url) {
    String rest = url.strip();
    int scheme = rest.indexOf("://");
    if (scheme < 0 && !rest.matches("[^/]+@[^/:]+:.*")) {
      return rest;
    }
    if (rest.startsWith(FILE)) {
      return path(rest);
    }
    rest = scheme < 0 ? rest.replaceFirst(":", "/") : rest.substring(scheme + 3);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    // What is before the host is a user and a password, which may hold an @ itself.
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return host.toLowerCase(Locale.ROOT) + path.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
  }

  /** Of a {@code file:} URL; as it is written where its escapes are none. */
  private static String path(String url) {
    try {
      return new URI(url.replace(" ", "%20")).getPath();
    } catch (URISyntaxException e) {
      return url.substring(FILE.length());
    }
  }
}
