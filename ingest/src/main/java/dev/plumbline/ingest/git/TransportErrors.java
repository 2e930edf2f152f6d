package dev.plumbline.ingest.git;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.internal.JGitText;

/** Says in one line why a remote repository could not be read. */
final class TransportErrors {
  private TransportErrors() {}

  /**
   * @throws IOException instead, where the same may well work in a while
   */
  static SourceException describe(Location.Remote remote, Exception error) throws IOException {
    if (causes(error).stream().anyMatch(SocketTimeoutException.class::isInstance)) {
      throw new IOException(remote + " does not answer in time; try again later", error);
    }
    for (Throwable cause : causes(error)) {
      if (cause instanceof UnknownHostException) {
        return SourceException.unreachable(
            "the host " + remote.host() + " is not known; check the URL and the network", error);
      }
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        return SourceException.unreachable(
            remote + " can't be reached: connection refused; check the URL and the network", error);
      }
    }
    return new SourceException(text(remote, error), error);
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
