package dev.plumbline.reporter.dashboard;

import dev.plumbline.reporter.projection.ReadModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Server-sent events. A browser that lost its connection says which event it saw last, and gets all
 * that came after it, each once, in order.
 */
final class LiveStream {
  private static final long FALLBACK_MILLIS = 1_000;
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final int BATCH = 500;
  private static final List<String> KINDS =
      List.of("review", "phase", "finding", "report", "change");

  private final Vertx vertx;
  private final ReadModel model;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  LiveStream(Vertx vertx, ReadModel model) {
    this.vertx = vertx;
    this.model = model;
    // Another reporter may have written: look now and then, even when nobody here says so.
    vertx.setPeriodic(FALLBACK_MILLIS, _ -> advanced());
    vertx.setPeriodic(HEARTBEAT_MILLIS, _ -> listeners.forEach(Listener::beat));
  }

  void open(RoutingContext request) {
    try {
      Query.require(request, "review", "after", "kinds");
      follow(request, kinds(request.request().getParam("kinds", "")));
    } catch (IllegalArgumentException e) {
      Answers.problem(request, 400, "No such question", String.valueOf(e.getMessage()));
    }
  }

  private void follow(RoutingContext request, Set<String> kinds) {
    String review = request.request().getParam("review", "");
    String last = request.request().getHeader("Last-Event-ID");
    String after = last == null ? request.request().getParam("after", "0") : last;
    if (!after.matches("\\d{1,18}")) {
      Answers.problem(request, 400, "No such event", "Last-Event-ID is a number: " + after);
      return;
    }
    HttpServerResponse response = request.response();
    response.setChunked(true);
    response.putHeader("content-type", "text/event-stream").putHeader("cache-control", "no-store");
    var listener = new Listener(response, review, kinds, Long.parseLong(after));
    response.closeHandler(_ -> listeners.remove(listener));
    response.exceptionHandler(_ -> listeners.remove(listener));
    response.write("retry: 1000\n\n");
    listeners.add(listener);
    listener.catchUp();
  }

  /**
   * What a page asks for; none named is all.
   *
   * @throws IllegalArgumentException when there is no such kind, which nobody would ever see
   */
  private static Set<String> kinds(String listed) {
    Set<String> asked = listed.isEmpty() ? Set.of() : Set.copyOf(List.of(listed.split(",", -1)));
    for (String kind : asked) {
      if (!KINDS.contains(kind)) {
        throw new IllegalArgumentException(
            "no kind of event: " + kind + "; there are " + String.join(", ", KINDS));
      }
    }
    return asked;
  }

  void advanced() {
    listeners.forEach(Listener::catchUp);
  }

  /** One browser. Reads one batch at a time; whoever calls meanwhile is remembered. */
  private final class Listener {
    private final HttpServerResponse response;
    private final String review;
    private final Set<String> kinds;
    private long seen;
    private boolean reading;
    private boolean again;
    private boolean full;

    Listener(HttpServerResponse response, String review, Set<String> kinds, long seen) {
      this.response = response;
      this.review = review;
      this.kinds = kinds;
      this.seen = seen;
    }

    synchronized void catchUp() {
      if (reading || full) {
        again = true;
        return;
      }
      reading = true;
      long from = seen;
      vertx
          .executeBlocking(() -> model.eventsAfter(from, review, BATCH), false)
          .onComplete(result -> deliver(result.succeeded() ? result.result() : List.of()));
    }

    private synchronized void deliver(List<ReadModel.LiveEvent> events) {
      reading = false;
      for (ReadModel.LiveEvent event : events) {
        if (kinds.isEmpty() || kinds.contains(event.kind())) {
          send(event);
        }
        seen = event.id();
      }
      again |= events.size() == BATCH;
      full = response.writeQueueFull();
      if (full) {
        response.drainHandler(_ -> drained()); // a slow browser waits in the tables, not in memory
      } else if (again) {
        again = false;
        catchUp();
      }
    }

    private void send(ReadModel.LiveEvent event) {
      response.write(
          "id: "
              + event.id()
              + "\nevent: "
              + event.kind()
              + "\ndata: {\"review\":\""
              + event.review()
              + "\",\"event\":"
              + event.data()
              + "}\n\n");
    }

    private synchronized void drained() {
      full = false;
      if (again) {
        again = false;
        catchUp();
      }
    }

    synchronized void beat() {
      if (!full) {
        response.write(": still here\n\n");
      }
    }
  }
}
