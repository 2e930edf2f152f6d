package dev.plumbline.ingest.git;

import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;

/** Where a repository lies. */
public sealed interface Location {
  /** A directory of this machine, read in place. */
  record Local(Path path) implements Location {}

  /** What has to be fetched; a {@code file:} URL has no host. */
  record Remote(URIish uri) implements Location {
    public boolean isFile() {
      return "file".equals(uri.getScheme());
    }

    public boolean isPlainHttp() {
      return "http".equals(uri.getScheme());
    }

    /** The same repository at the port that HTTPS has of itself. */
    String overHttps() {
      return uri.setScheme("https").setPort(-1).toString();
    }

    /** Lower case, {@code ""} for a {@code file:} URL. */
    public String host() {
      return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** As it may be shown and logged. */
    @Override
    public String toString() {
      return uri.toString();
    }
  }

  Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");

  /**
   * Reads a URL, {@code git@host:owner/name} or a path.
   *
   * @throws SourceException when it is none of these, or holds a password or token
   */
  static Location parse(String text) throws SourceException {
    if (text.isBlank()) {
      throw new SourceException("no repository named; give a path or a URL");
    }
    if (text.startsWith("-") || text.chars().anyMatch(Character::isISOControl)) {
      throw new SourceException("not a path or URL: " + text.strip());
    }
    boolean url = text.contains("://");
    boolean scp = !url && text.matches("[^/\\\\:]{2,}@?[^/\\\\:]*:.+") && text.contains("@");
    return url || scp ? remote(text) : local(text);
  }

  /** A user's name is part of how SSH is addressed; over HTTP it is, or goes with, a secret. */
  static boolean holdsCredentials(URIish uri) {
    boolean http =
        uri.getScheme() != null && uri.getScheme().toLowerCase(Locale.ROOT).startsWith("http");
    return uri.getPass() != null || (http && uri.getUser() != null);
  }

  private static Location local(String text) throws SourceException {
    try {
      return new Local(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new SourceException("not a path: " + text, e);
    }
  }

  private static Location remote(String text) throws SourceException {
    URIish uri;
    try {
      uri = new URIish(text);
    } catch (URISyntaxException e) {
      throw new SourceException("not a repository URL: " + e.getMessage(), e);
    }
    if (holdsCredentials(uri)) {
      throw new SourceException(
          "the URL holds a password or token; give the token for "
              + uri.getHost()
              + " as PLUMBLINE_GIT_TOKEN or git.token-file instead");
    }
    String scheme = uri.getScheme() == null ? "ssh" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new SourceException(
          scheme + " URLs are not read; use https, ssh, git, file or a path: " + uri);
    }
    if (!scheme.equals("file") && (uri.getHost() == null || uri.getHost().isEmpty())) {
      throw new SourceException("the URL names no host: " + uri);
    }
    return new Remote(uri.getScheme() == null ? uri : uri.setScheme(scheme));
  }
}
