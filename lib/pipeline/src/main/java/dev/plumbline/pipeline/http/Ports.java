package dev.plumbline.pipeline.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports that a process is to listen on. */
public final class Ports {
  private Ports() {}

  /**
   * One of them.
   *
   * @param what as in {@code the management port}
   * @param port 0 for any free one
   * @param setting that names it, as in {@code management.port}
   */
  public record Wanted(String what, String host, int port, String setting) {
    /** What keeps it from being taken, and what to do. */
    Optional<BindException> obstacle() {
      try (var probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(new InetSocketAddress(host, port));
        return Optional.empty();
      } catch (BindException e) {
        return Optional.of(e);
      } catch (IOException e) {
        return Optional.empty(); // whoever listens says it better
      }
    }

    /** One line about why it can't be listened on. */
    public IOException taken(IOException cause) {
      return new IOException(said(cause), cause);
    }

    private String said(IOException cause) {
      return "%s %s:%d can't be taken (%s); set %s to another one, or to 0 for any"
          .formatted(what, host, port, cause.getMessage(), setting);
    }
  }

  /** One that was free a moment ago. */
  static int free(String host) throws IOException {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, 0));
      return probe.getLocalPort();
    }
  }

  /**
   * Says of all ports at once which are taken, so that nobody learns of one after the other.
   *
   * @throws IOException when one is
   */
  public static void requireFree(Wanted... ports) throws IOException {
    String said =
        Stream.of(ports)
            .flatMap(port -> port.obstacle().map(port::said).stream())
            .collect(Collectors.joining("; and "));
    if (!said.isEmpty()) {
      throw new IOException(said);
    }
  }
}
