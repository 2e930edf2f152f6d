package dev.plumbline.pipeline.config;

import org.jspecify.annotations.Nullable;

/** The port that serves people and forges: dashboard, REST API and webhooks. */
public record HttpConfig(
    @Setting(doc = "Address to bind to; any but loopback needs a token.", def = "127.0.0.1")
        String host,
    @Setting(doc = "Port; 0 takes any free one.", def = "8080") int port,
    @Setting(doc = "Bearer token that the dashboard and the API ask for.") @Nullable Secret token) {
  public HttpConfig {
    Check.between("port", port, 0, 65_535);
    Check.tokenUnlessLoopback("http", host, token);
  }
}
