package dev.plumbline.ingest.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory2;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** HTTP connections, each of whose hosts is checked: also of those that a server leads to. */
final class GuardedConnections implements HttpConnectionFactory2 {
  private final JDKHttpConnectionFactory connections = new JDKHttpConnectionFactory();

  @Override
  public HttpConnection create(URL url) throws IOException {
    check(url);
    return connections.create(url);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    check(url);
    return connections.create(url, proxy);
  }

  private static void check(URL url) throws IOException {
    try {
      AddressGuard.reach(url.getHost());
    } catch (SourceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public GitSession newSession() {
    return connections.newSession();
  }
}
