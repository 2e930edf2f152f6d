package dev.plumbline.reporter.dashboard;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets requests in that carry the operator's token, as a bearer token or as the page's cookie. */
final class Access {
  static final String COOKIE = "plumbline_token";
  private static final String BEARER = "Bearer ";

  private final byte @Nullable [] token;

  Access(@Nullable String token) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  void check(RoutingContext request) {
    if (token == null || matches(token, request)) {
      request.next();
    } else {
      request.response().setStatusCode(401).putHeader("WWW-Authenticate", "Bearer");
      Answers.problem(
          request,
          401,
          "A token is needed",
          "Send the operator's token as 'Authorization: Bearer …'.");
    }
  }

  private static boolean matches(byte[] token, RoutingContext request) {
    String header = request.request().getHeader("Authorization");
    var cookie = request.request().getCookie(COOKIE);
    String given =
        header != null && header.startsWith(BEARER)
            ? header.substring(BEARER.length())
            : cookie == null ? "" : cookie.getValue();
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }
}
