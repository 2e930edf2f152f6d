package dev.plumbline.pipeline.topic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Waits for what an Admin client was asked, and says in words why there is no answer. */
final class Answers {
  private static final int SECONDS = 15;

  private Answers() {}

  static <T> T of(String request, KafkaFuture<T> answer) throws IOException {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new ClusterException(reason(request, Objects.requireNonNull(e.getCause())), e);
    } catch (TimeoutException e) {
      throw new ClusterException(unreachable(request), e);
    } catch (InterruptedException e) {
      throw interrupted(request, e);
    }
  }

  static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted("wait for the cluster", e);
    }
  }

  private static IOException interrupted(String request, InterruptedException cause) {
    Thread.currentThread().interrupt();
    var interrupted = new InterruptedIOException("stopped: " + request);
    interrupted.initCause(cause);
    return interrupted;
  }

  private static String reason(String request, Throwable cause) {
    return switch (cause) {
      case AuthorizationException e ->
          "the cluster does not allow us to " + request + ": " + e.getMessage();
      case AuthenticationException e -> "the cluster does not let us in: " + e.getMessage();
      case org.apache.kafka.common.errors.TimeoutException _ -> unreachable(request);
      default -> "the cluster refused to " + request + ": " + cause.getMessage();
    };
  }

  private static String unreachable(String request) {
    return "no answer within "
        + SECONDS
        + " s to: "
        + request
        + "; are the brokers up, and does kafka.bootstrap-servers name them?";
  }
}
