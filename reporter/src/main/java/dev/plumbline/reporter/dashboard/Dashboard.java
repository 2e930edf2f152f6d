package dev.plumbline.reporter.dashboard;

import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.reporter.projection.ReadModel;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.jspecify.annotations.Nullable;

/** Pages, API and live stream, mounted on a process's router. */
public final class Dashboard {
  private final LiveStream live;

  private Dashboard(LiveStream live) {
    this.live = live;
  }

  /**
   * @param token what every request has to carry; null where the port is loopback's alone
   */
  public static Dashboard mount(
      Router router,
      Vertx vertx,
      ReadModel model,
      ArtifactStore artifacts,
      @Nullable String token) {
    var pages = new Pages();
    var access = new Access(token);
    router.route().order(-1000).handler(pages::secure);
    for (String guarded : new String[] {"/api/*", "/events"}) {
      router.route(guarded).order(-900).handler(access::check);
    }
    access.mount(router);
    var api = new Api(model, new ReportReader(artifacts));
    api.mount(router);
    var live = new LiveStream(vertx, model);
    router.get("/events").handler(live::open);
    pages.mount(router);
    return new Dashboard(live);
  }

  /** To be called when the projection moved on. */
  public void advanced() {
    live.advanced();
  }
}
