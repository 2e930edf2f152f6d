package dev.plumbline.reporter.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in that carry the operator's token as a bearer token, or the cookie that a browser
 * got for it. Where there is no token, the port is this machine's alone; then only its own names
 * are answered, so that a foreign page whose name was turned to this address reads nothing.
 */
final class Access {
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_BODY = 4096;
  private static final Pattern LOOPBACK =
      Pattern.compile("(.+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  private final @Nullable SignIn signIn;

  Access(@Nullable String token) {
    this.signIn = token == null ? null : new SignIn(token, Clock.systemUTC());
  }

  /** {@code /session}: whether one is needed and there; the token in, a cookie out; its end. */
  void mount(Router router) {
    router.get("/session").handler(this::tell);
    router
        .post("/session")
        .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
        .handler(this::begin);
    router.delete("/session").handler(this::end);
  }

  void check(RoutingContext request) {
    if (signIn == null && !ofThisMachine(request.request().authority())) {
      Answers.problem(
          request,
          421,
          "Not the name of this machine",
          "Without a token only localhost is answered; set one (PLUMBLINE_HTTP_TOKEN) to use another name.");
    } else if (signIn == null || isIn(signIn, request)) {
      request.next();
    } else {
      refuse(request, "Send the operator's token as 'Authorization: Bearer …', or sign in.");
    }
  }

  private void tell(RoutingContext request) {
    Answers.json(
        request,
        Map.of("required", signIn != null, "signedIn", signIn == null || isIn(signIn, request)));
  }

  private void begin(RoutingContext request) {
    if (signIn != null && !signIn.isToken(givenToken(request))) {
      refuse(request, "This is not the operator's token (PLUMBLINE_HTTP_TOKEN of the reporter).");
      return;
    }
    if (signIn != null) {
      cookie(request, signIn.issue(), SignIn.LASTS.toSeconds());
    }
    request.response().setStatusCode(204).end();
  }

  private void end(RoutingContext request) {
    cookie(request, "", 0);
    request.response().setStatusCode(204).end();
  }

  /** Another site's page can't send it, no script can read it. */
  private static void cookie(RoutingContext request, String value, long seconds) {
    boolean encrypted =
        request.request().isSSL()
            || "https".equalsIgnoreCase(request.request().getHeader("X-Forwarded-Proto"));
    request
        .response()
        .addCookie(
            Cookie.cookie(SignIn.COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(encrypted)
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(seconds));
  }

  /** What {@code {"token": "…"}} holds; "" for any other body, which is no token. */
  private static String givenToken(RoutingContext request) {
    var body = request.body().buffer();
    try {
      JsonNode read = body == null ? null : Json.mapper().readTree(body.getBytes());
      return read == null ? "" : read.path("token").asText("");
    } catch (IOException _) {
      return "";
    }
  }

  private static void refuse(RoutingContext request, String what) {
    request.response().putHeader("WWW-Authenticate", "Bearer");
    Answers.problem(request, 401, "A token is needed", what);
  }

  private static boolean ofThisMachine(@Nullable HostAndPort asked) {
    return asked != null && LOOPBACK.matcher(asked.host()).matches();
  }

  private static boolean isIn(SignIn signIn, RoutingContext request) {
    String header = request.request().getHeader("Authorization");
    if (header != null && header.startsWith(BEARER)) {
      return signIn.isToken(header.substring(BEARER.length()));
    }
    Cookie cookie = request.request().getCookie(SignIn.COOKIE);
    return signIn.isValid(cookie == null ? null : cookie.getValue());
  }
}
