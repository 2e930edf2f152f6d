package dev.plumbline.reporter.dashboard;

import dev.plumbline.model.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The page and its files. Every address of the dashboard is the same page, which reads its own URL.
 */
final class Pages {
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "html", "text/html;charset=utf-8");

  private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();
  private final byte[] page;
  private final String policy;

  Pages() {
    this.page =
        file("/dashboard/index.html")
            .orElseThrow(() -> new IllegalStateException("the dashboard's page is missing"));
    this.policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; script-src 'self' 'sha256-"
            + hash(importMap(new String(page, StandardCharsets.UTF_8)))
            + "'";
  }

  void mount(Router router) {
    router
        .get("/assets/*")
        .handler(request ->
            serve(
                request, "/dashboard/" + request.normalizedPath().substring("/assets/".length())));
    router
        .get("/webjars/*")
        .handler(request -> serve(request, "/META-INF/resources" + request.normalizedPath()));
    for (String path : new String[] {"/", "/reviews/*", "/findings"}) {
      router.get(path).handler(this::page);
    }
  }

  /** On every answer: no script but ours, no frame, no guessing of types. */
  void secure(RoutingContext request) {
    request
        .response()
        .putHeader("content-security-policy", policy)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cross-origin-opener-policy", "same-origin");
    request.next();
  }

  private void page(RoutingContext request) {
    request
        .response()
        .putHeader("content-type", "text/html;charset=utf-8")
        .putHeader("cache-control", "no-cache")
        .end(Buffer.buffer(page));
  }

  private void serve(RoutingContext request, String resource) {
    Optional<byte[]> content = resource.contains("..") ? Optional.empty() : file(resource);
    if (content.isEmpty()) {
      Answers.problem(request, 404, "Not found", "There is no such file.");
      return;
    }
    String type =
        TYPES.getOrDefault(
            resource.substring(resource.lastIndexOf('.') + 1), "application/octet-stream");
    request
        .response()
        .putHeader("content-type", type)
        .putHeader("cache-control", "max-age=600")
        .end(Buffer.buffer(content.get()));
  }

  private Optional<byte[]> file(String resource) {
    Optional<byte[]> known = files.get(resource);
    if (known != null) {
      return known;
    }
    Optional<byte[]> read = read(resource);
    // Names that don't exist are anybody's to invent: only what exists is kept.
    read.ifPresent(_ -> files.put(resource, read));
    return read;
  }

  private static Optional<byte[]> read(String resource) {
    try (InputStream in = Pages.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one inline script: browsers take import maps only inline, so the policy names its hash. */
  private static String importMap(String html) {
    String open = "<script type=\"importmap\">";
    int start = html.indexOf(open) + open.length();
    return html.substring(start, html.indexOf("</script>", start));
  }

  private static String hash(String text) {
    return Base64.getEncoder()
        .encodeToString(Sha256.begun().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
