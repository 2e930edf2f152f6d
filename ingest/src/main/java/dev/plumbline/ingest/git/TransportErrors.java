package dev.plumbline.ingest.git;

import dev.plumbline.pipeline.DiskFull;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.internal.JGitText;

/** Says in one line why a remote repository could not be read. */
final class TransportErrors {
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String LATER = "try again later";

  private TransportErrors() {}

  /**
   * What went wrong; unreachable where the same may well work in a while.
   *
   * @param status of the last answer over HTTP; 0 for none
   */
  static SourceException describe(Location.Remote remote, Exception error, int status) {
    List<Throwable> causes = causes(error);
    for (Throwable cause : causes) {
      switch (cause) {
        case SocketTimeoutException _ -> {
          return SourceException.unreachable(remote + " does not answer in time; " + LATER, error);
        }
        case UnknownHostException _ -> {
          return SourceException.unreachable(
              "the host " + remote.host() + " is not known; check the URL and the network", error);
        }
        case ConnectException _, NoRouteToHostException _ -> {
          return SourceException.unreachable(
              remote + " can't be reached: connection refused; check the URL and the network",
              error);
        }
        default -> {
          // What it wraps may say more.
        }
      }
    }
    if (status == TOO_MANY || status >= SERVER_ERROR) {
      return SourceException.unreachable(remote + " answers " + status + "; " + LATER, error);
    }
    if (REDIRECTS.contains(status)) {
      return SourceException.withheld(redirected(remote, status), error);
    }
    Optional<Throwable> own = ourOwn(causes);
    if (own.isPresent()) {
      return new SourceException(remote + " can't be read: " + line(own.get()), error);
    }
    if (isBrokenOff(causes)) {
      return SourceException.unreachable(remote + " broke off the connection; " + LATER, error);
    }
    return causes.stream().anyMatch(CorruptObjectException.class::isInstance)
        ? new SourceException(text(remote, error), error)
        : SourceException.withheld(text(remote, error), error);
  }

  /** Most hosts do no more over plain HTTP than to point to HTTPS. */
  private static String redirected(Location.Remote remote, int status) {
    return remote
        + " leads elsewhere ("
        + status
        + "), where nobody follows; write "
        + (remote.isPlainHttp() ? remote.overHttps() : "the URL that it leads to");
  }

  /**
   * A server says by an early end, too, that it has no such repository; JGit tells these apart. The
   * JDK's client says of an answer in chunks that ends early no more than that it is an {@code
   * IOException}; all that JGit has to say of an answer has a class of its own.
   */
  private static boolean isBrokenOff(List<Throwable> causes) {
    return causes.stream().anyMatch(SocketException.class::isInstance)
        || causes.stream().anyMatch(cause -> cause.getClass() == IOException.class)
        || (causes.stream().anyMatch(EOFException.class::isInstance)
            && causes.stream().noneMatch(NoRemoteRepositoryException.class::isInstance));
  }

  /** What went wrong here, whatever the host said: no room on the disk, a proxy that refuses. */
  private static Optional<Throwable> ourOwn(List<Throwable> causes) {
    return DiskFull.in(causes.getFirst())
        .or(() ->
            causes.stream()
                .filter(cause ->
                    String.valueOf(cause.getMessage()).contains("Unable to tunnel through proxy"))
                .findFirst());
  }

  private static String text(Location.Remote remote, Exception error) {
    for (Throwable cause : causes(error)) {
      switch (cause) {
        case NoRemoteRepositoryException _ -> {
          return "there is no Git repository at " + remote + ", or it may not be read";
        }
        case CorruptObjectException e -> {
          return remote + " holds an object that is refused as unsafe: " + line(e);
        }
        default -> {
          // An outer exception that only wraps says less than what it wraps.
        }
      }
    }
    return said(error, JGitText.get().notAuthorized)
            || said(error, JGitText.get().noCredentialsProvider)
        ? remote + " wants a login; give a token for " + remote.host() + " in the environment"
        : remote + " can't be read: " + line(error);
  }

  private static boolean said(Exception error, String words) {
    return causes(error).stream()
        .anyMatch(cause -> cause.getMessage() != null && cause.getMessage().contains(words));
  }

  private static List<Throwable> causes(Throwable error) {
    var causes = new ArrayList<Throwable>();
    for (Throwable cause = error; cause != null && causes.size() < 20; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static String line(Throwable error) {
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }
}
