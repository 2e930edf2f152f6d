package dev.plumbline.pipeline.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server that people and forges reach, run by Camel's platform-http. What is to be served
 * mounts its routes on {@link #router}.
 */
public final class WebServer {
  private final VertxPlatformHttpServer server;
  private final VertxPlatformHttpRouter router;

  private WebServer(VertxPlatformHttpServer server, VertxPlatformHttpRouter router) {
    this.server = server;
    this.router = router;
  }

  /**
   * Starts listening; it stops with the context.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken or the address is none of this machine's
   */
  public static WebServer start(CamelContext context, String host, int port) throws IOException {
    var configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost(host);
    configuration.setBindPort(port == 0 ? Ports.free(host) : port);
    Ports.requireFree(wanted(host, port));
    var server = new VertxPlatformHttpServer(configuration);
    try {
      context.addService(server);
      // A context that has not started only makes it ready, but routes are mounted before it does.
      server.start();
    } catch (Exception e) {
      throw new IOException(host + ":" + port + " can't be listened on: " + e.getMessage(), e);
    }
    var router =
        VertxPlatformHttpRouter.lookup(
            context, VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getBindPort()));
    if (router == null) {
      throw new IllegalStateException("Camel's HTTP server came up without its router");
    }
    return new WebServer(server, router);
  }

  public Router router() {
    return router;
  }

  public Vertx vertx() {
    return router.vertx();
  }

  /** The port it listens on. */
  public int port() {
    return server.getServer().actualPort();
  }

  /**
   * What it is to listen on; a port that is taken is said early and plainly, the server is late.
   */
  public static Ports.Wanted wanted(String host, int port) {
    return new Ports.Wanted("the port", host, port, "http.port");
  }
}
