package dev.plumbline.ingest.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Collects the bodies of deliveries as they come: any handler of bodies would decode a form. Who
 * sends one is known only by a signature over the whole of it, so strangers' bodies are held, too,
 * but never more of them at once than there is room for, and none for long.
 */
final class Bodies {
  private static final int SMALL_SHARE = 4;

  /** A push of a hundred commits says no more. */
  private static final int SMALL = 256 << 10;

  private final long most;
  private final Duration patience;
  private final AtomicLong room;

  /** For bodies of a usual size, so that a few strangers with large ones don't keep all out. */
  private final AtomicLong smallRoom;

  /**
   * @param most bytes of one body
   * @param room bytes of all that are held at once
   * @param patience until a body has to be there
   */
  Bodies(long most, long room, Duration patience) {
    this.most = most;
    this.room = new AtomicLong(room - room / SMALL_SHARE);
    this.smallRoom = new AtomicLong(room / SMALL_SHARE);
    this.patience = patience;
  }

  /**
   * Waits for the body of a request.
   *
   * @param whole is given it; what it takes is held until the request is answered
   * @param refused is told instead why there will be none
   */
  void collect(RoutingContext context, Consumer<byte[]> whole, Consumer<Answer> refused) {
    HttpServerRequest request = context.request();
    var body = new Body(context.vertx(), request, whole, refused);
    // Also when the sender goes away.
    context.addEndHandler(_ -> body.release());
    request.handler(body::add);
    request.endHandler(_ -> body.end());
    if (declared(request) > most) {
      body.refuse(Answer.TOO_LARGE);
    }
    request.resume();
  }

  private static long declared(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  /** One request's; its event loop's thread calls it. */
  private final class Body {
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Consumer<byte[]> whole;
    private final Consumer<Answer> refused;
    private final long timer;
    private Buffer bytes = Buffer.buffer();
    private long held;
    private AtomicLong from = smallRoom;
    private boolean over;

    Body(Vertx vertx, HttpServerRequest request, Consumer<byte[]> whole, Consumer<Answer> refused) {
      this.vertx = vertx;
      this.request = request;
      this.whole = whole;
      this.refused = refused;
      this.timer = vertx.setTimer(patience.toMillis(), _ -> late());
    }

    void add(Buffer part) {
      if (over) {
        return;
      }
      if (held + part.length() > most) {
        refuse(Answer.TOO_LARGE);
      } else if (hold(part.length())) {
        bytes.appendBuffer(part);
      } else {
        refuse(Answer.BUSY);
      }
    }

    private boolean hold(int length) {
      if (from == smallRoom && held + length > SMALL && !move()) {
        return false;
      }
      // Where the small ones' room is full, there may still be some among the large.
      if (take(from, length) || (move() && take(from, length))) {
        held += length;
        return true;
      }
      return false;
    }

    private boolean move() {
      if (from == room || !take(room, held)) {
        return false;
      }
      smallRoom.addAndGet(held);
      from = room;
      return true;
    }

    private static boolean take(AtomicLong from, long length) {
      if (from.addAndGet(-length) >= 0) {
        return true;
      }
      from.addAndGet(length);
      return false;
    }

    void end() {
      vertx.cancelTimer(timer);
      if (!over) {
        over = true;
        byte[] all = bytes.getBytes();
        bytes = Buffer.buffer();
        whole.accept(all);
      }
    }

    /** Answers, and lets what still comes pass by. */
    void refuse(Answer why) {
      over = true;
      release();
      refused.accept(why);
    }

    private void late() {
      if (!over) {
        refuse(Answer.SLOW);
      }
      request.connection().close();
    }

    void release() {
      from.addAndGet(held);
      held = 0;
      bytes = Buffer.buffer();
    }
  }
}
