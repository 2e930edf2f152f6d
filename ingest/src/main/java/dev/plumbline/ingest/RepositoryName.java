package dev.plumbline.ingest;

import dev.plumbline.model.event.RepositoryChanged;
import java.net.URI;
import java.util.Locale;

/** The name under which a repository is known, when a producer gives only its URL. */
public final class RepositoryName {
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
    if (rest.startsWith("file://")) {
      return URI.create(rest.replace(" ", "%20")).getPath();
    }
    rest = scheme < 0 ? rest.replaceFirst(":", "/") : rest.substring(scheme + 3);
    rest = rest.substring(rest.indexOf('@') + 1);
    int slash = rest.indexOf('/');
    String host = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    return host.toLowerCase(Locale.ROOT) + path.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
  }
}
