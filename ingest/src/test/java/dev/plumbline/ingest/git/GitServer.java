package dev.plumbline.ingest.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A real Git host over HTTP, which can be out of order for a while. */
public final class GitServer implements AutoCloseable {
  private final Repository repository;
  private final HttpServer server;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger spared = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status;
  private volatile Duration delay = Duration.ZERO;

  private GitServer(Repository repository, HttpServer server) {
    this.repository = repository;
    this.server = server;
  }

  /** Serves one repository, on a port of this machine. */
  public static GitServer of(TestRepository repository) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var host = new GitServer(repository.git().getRepository(), server);
    server.createContext("/", host::serve);
    server.start();
    return host;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/shop";
  }

  /** Answers the next requests with an error. */
  public GitServer failing(int times, int withStatus) {
    status = withStatus;
    failures.set(times);
    return this;
  }

  /** Answers so many requests, and then every other with an error. */
  public void failingAfter(int answered, int withStatus) {
    status = withStatus;
    spared.set(answered);
    failures.set(Integer.MAX_VALUE);
  }

  /** Ends its next answers with commits in the middle, as a proxy does that is restarted. */
  public GitServer cuttingOff(int times) {
    cuts.set(times);
    return this;
  }

  /** Takes so long before each answer. */
  public void slow(Duration time) {
    delay = time;
  }

  /** How many requests came, failed ones included. */
  public int asked() {
    return asked.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    pause();
    if (!spares() && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.sendResponseHeaders(status, -1);
    } else if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
      advertise(exchange);
    } else {
      upload(exchange);
    }
    exchange.close(); // which ends an answer properly: one that failed is cut off
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private boolean spares() {
    return spared.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private void advertise(HttpExchange exchange) throws IOException {
    begin(exchange, "application/x-git-upload-pack-advertisement");
    var out = new PacketLineOut(exchange.getResponseBody());
    out.writeString("# service=git-upload-pack\n");
    out.end();
    uploadPack().sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
  }

  private void upload(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream body = exchange.getRequestBody();
    begin(exchange, "application/x-git-upload-pack-result");
    boolean cut = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    var answer = cut ? new CutOff(exchange.getResponseBody()) : exchange.getResponseBody();
    uploadPack().upload(zipped ? new GZIPInputStream(body) : body, answer, null);
  }

  private UploadPack uploadPack() {
    var pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    return pack;
  }

  private static void begin(HttpExchange exchange, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
  }

  /** Lets a part through, and fails then; the connection is closed without the answer's end. */
  private static final class CutOff extends FilterOutputStream {
    private int left = 100;

    CutOff(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- == 0) {
        out.flush();
      }
      if (left < 0) {
        throw new IOException("cut off");
      }
      out.write(b);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
