package dev.plumbline.ingest.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory2;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * HTTP connections, each of whose hosts is checked: also of those that a server leads to. Remembers
 * how the last one was answered, which JGit's exceptions say in words alone.
 */
final class GuardedConnections implements HttpConnectionFactory2 {
  private final JDKHttpConnectionFactory connections = new JDKHttpConnectionFactory();
  private volatile int status;
  private volatile @Nullable FetchBounds bounds;

  @Override
  public HttpConnection create(URL url) throws IOException {
    check(url);
    return new Listened(url);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    check(url);
    return new Listened(url, proxy);
  }

  /** The last answer's status; 0 where there was none yet. */
  int status() {
    return status;
  }

  /** Counts what comes from now on. */
  void within(FetchBounds limit) {
    bounds = limit;
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

  private final class Listened extends JDKHttpConnection {
    Listened(URL url) throws IOException {
      super(url);
    }

    Listened(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public int getResponseCode() throws IOException {
      status = super.getResponseCode();
      return status;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      FetchBounds limit = bounds;
      InputStream in = super.getInputStream();
      return limit == null ? in : new Received(in, limit);
    }
  }
}
