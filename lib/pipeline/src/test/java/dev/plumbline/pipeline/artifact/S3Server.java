package dev.plumbline.pipeline.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as much of S3's protocol as a store of artifacts needs, in path style, checks every
 * signature, and fails as S3 does.
 */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "artifacts";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final HttpServer server;
  private final SigV4 signatures;
  private final Deque<Failure> failures = new ArrayDeque<>();
  private volatile CountDownLatch crowd = new CountDownLatch(0);
  final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Stored(byte[] content, Instant at, Map<String, String> metadata) {
    Stored(byte[] content, Instant at) {
      this(content, at, Map.of());
    }
  }

  /** What goes wrong with the next request; {@code status} 0 cuts the answer off. */
  record Failure(int status, String code) {}

  S3Server(String accessKey, String secretKey) throws IOException {
    signatures = new SigV4(accessKey, secretKey);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void failNext(int times, int status, String code) {
    for (int i = 0; i < times; i++) {
      failures.add(new Failure(status, code));
    }
  }

  /** Answers nobody from now on until so many ask at once. */
  void gather(int many) {
    crowd = new CountDownLatch(many);
  }

  /** Whether they did. */
  boolean gathered() {
    return crowd.getCount() == 0;
  }

  private void await() throws IOException {
    crowd.countDown();
    try {
      if (!crowd.await(1, TimeUnit.MINUTES)) {
        throw new IOException("nobody else came within a minute");
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private synchronized Failure nextFailure() {
    return failures.isEmpty() ? new Failure(200, "") : failures.remove();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String method = exchange.getRequestMethod();
      requests.add(method + " " + exchange.getRequestURI().getRawPath());
      await();
      String refused = signatures.refuse(exchange, body);
      Failure failure = nextFailure();
      if (!refused.isEmpty()) {
        error(exchange, 403, refused);
      } else if (failure.status() == 0) {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[10]);
      } else if (failure.status() != 200) {
        error(exchange, failure.status(), failure.code());
      } else {
        answer(exchange, method, exchange.getRequestURI().getPath().substring(1), body);
      }
    }
  }

  private void answer(HttpExchange exchange, String method, String path, byte[] body)
      throws IOException {
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    String key = slash < 0 ? "" : path.substring(slash + 1);
    if (!bucket.equals(BUCKET)) {
      error(exchange, 404, "NoSuchBucket");
    } else if (key.isEmpty()) {
      bucket(exchange, method);
    } else if (method.equals("PUT")) {
      objects.put(key, new Stored(body, Instant.now(), metadata(exchange)));
      exchange.getResponseHeaders().add("ETag", "\"0\"");
      exchange.sendResponseHeaders(200, -1);
    } else if (method.equals("DELETE")) {
      objects.remove(key);
      exchange.sendResponseHeaders(204, -1);
    } else {
      object(exchange, method, objects.get(key));
    }
  }

  private static Map<String, String> metadata(HttpExchange exchange) {
    var metadata = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (name.toLowerCase(Locale.ROOT).startsWith("x-amz-meta-")) {
            metadata.put(name.toLowerCase(Locale.ROOT), values.getFirst());
          }
        });
    return metadata;
  }

  private static void object(HttpExchange exchange, String method, @Nullable Stored stored)
      throws IOException {
    if (stored == null) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    exchange.getResponseHeaders().add("ETag", "\"0\"");
    stored.metadata().forEach(exchange.getResponseHeaders()::add);
    exchange.getResponseHeaders().add("Last-Modified", HTTP_DATE.format(stored.at()));
    if (method.equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", "" + stored.content().length);
      exchange.sendResponseHeaders(200, -1);
    } else {
      send(exchange, 200, stored.content());
    }
  }

  private void bucket(HttpExchange exchange, String method) throws IOException {
    if (method.equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    var xml =
        new StringBuilder("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    xml.append("<Name>artifacts</Name><IsTruncated>false</IsTruncated>");
    objects.forEach((key, stored) ->
        xml.append("<Contents><Key>")
            .append(key)
            .append("</Key><LastModified>")
            .append(stored.at().toString(), 0, 19)
            .append(".000Z</LastModified><Size>")
            .append(stored.content().length)
            .append("</Size></Contents>"));
    send(exchange, 200, xml.append("</ListBucketResult>").toString().getBytes(UTF_8));
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
            + code
            + "</Code><Message>as S3 says</Message><RequestId>1</RequestId></Error>";
    send(exchange, status, xml.getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (status >= 400 || !exchange.getResponseHeaders().containsKey("ETag")) {
      exchange.getResponseHeaders().add("Content-Type", "application/xml");
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
