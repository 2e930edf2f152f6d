package dev.plumbline.reporter.dashboard;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in that carry the operator's token, as a bearer token or as the page's cookie.
 * Where there is no token, the port is this machine's alone; then only its own names are answered,
 * so that a foreign page whose name was turned to this address reads nothing.
 */
final class Access {
  static final String COOKIE = "plumbline_token";
  private static final String BEARER = "Bearer ";
  private static final Pattern LOOPBACK =
      Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  private final byte @Nullable [] token;

  Access(@Nullable String token) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  void check(RoutingContext request) {
    if (token == null && !ofThisMachine(request.request().authority())) {
      Answers.problem(
          request,
          421,
          "Not the name of this machine",
          "Without a token only localhost is answered; set one (PLUMBLINE_HTTP_TOKEN) to use another name.");
    } else if (token == null || matches(token, request)) {
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

  private static boolean ofThisMachine(@Nullable HostAndPort asked) {
    return asked != null && LOOPBACK.matcher(asked.host()).matches();
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
