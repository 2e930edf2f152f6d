package dev.plumbline.pipeline.artifact;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Sends a request again when it failed for a passing reason, and says in words why it failed. */
final class S3Attempts {
  private static final int MOST = 5;
  private static final long FIRST_WAIT_MILLIS = 50;

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, those worth a retry. */
  private static final Set<String> PASSING =
      Set.of("SlowDown", "InternalError", "ServiceUnavailable", "RequestTimeout", "503 SlowDown");

  private S3Attempts() {}

  /** A request to the store. */
  interface Request<T> {
    T send() throws MinioException, IOException;
  }

  /**
   * @throws FileNotFoundException when there is no such object
   * @throws IOException when it still fails, or fails for good
   */
  static <T> T of(Object store, Request<T> request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.send();
      } catch (MinioException | IOException e) {
        if (attempt == MOST || !passes(e)) {
          throw explained(store, e, attempt);
        }
        pause(attempt);
      }
    }
  }

  private static boolean passes(Exception failure) {
    return switch (failure) {
      case DamagedException _ -> false;
      case ErrorResponseException e ->
          PASSING.contains(e.errorResponse().code()) || e.response().code() >= 500;
      case ServerException e -> e.statusCode() >= 500;
      // The client wraps what happened on the wire.
      case MinioException e -> e.getCause() instanceof IOException;
      default -> failure instanceof IOException;
    };
  }

  private static IOException explained(Object store, Exception failure, int attempts) {
    if (failure instanceof DamagedException damaged) {
      return damaged;
    }
    String reason = failure.getMessage();
    if (failure instanceof ErrorResponseException e) {
      String code = e.errorResponse().code();
      if (code.equals("NoSuchKey")) {
        var missing =
            new FileNotFoundException(
                "no such artifact in "
                    + store
                    + "; the services keep theirs elsewhere (set artifacts.* as they have it), or"
                    + " it was cleaned away (review again)");
        missing.initCause(e);
        return missing;
      }
      reason = code + ": " + e.errorResponse().message();
    }
    String times = attempts == 1 ? "" : ", tried " + attempts + " times";
    return new IOException("the artifact store, " + store + ", failed: " + reason + times, failure);
  }

  /** Twice as long each time, and up to half of it more, so that many don't come back at once. */
  private static void pause(int attempt) throws InterruptedIOException {
    long wait = FIRST_WAIT_MILLIS << (attempt - 1);
    try {
      Thread.sleep(wait + ThreadLocalRandom.current().nextLong(wait / 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var interrupted = new InterruptedIOException("stopped while the artifact store was awaited");
      interrupted.initCause(e);
      throw interrupted;
    }
  }
}
