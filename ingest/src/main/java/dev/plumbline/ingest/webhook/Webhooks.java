package dev.plumbline.ingest.webhook;

import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.config.WebhooksConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /webhooks/github}, {@code /gitlab}, {@code /gitea}, {@code /bitbucket}. */
public final class Webhooks {
  /** Before Camel's own routes, which would read the body. */
  private static final int FIRST = -100;

  private final Reception reception;
  private final List<Forge> forges;
  private final long maxBytes;

  public Webhooks(WebhooksConfig config, ChangePublisher publisher, Clock clock) {
    this.reception = new Reception(publisher);
    this.maxBytes = config.bodySize().bytes();
    this.forges =
        List.of(
            new GitHub(config.githubSecret()),
            new GitLab(config.gitlabToken(), signature(config.gitlabSigningSecret(), clock)),
            new Gitea(config.giteaSecret()),
            new Bitbucket(config.bitbucketSecret()));
  }

  private static @Nullable StandardSignature signature(@Nullable Secret secret, Clock clock) {
    return secret == null ? null : StandardSignature.of(secret.reveal(), clock);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    for (Forge forge : forges) {
      router
          .post("/webhooks/" + forge.name())
          .order(FIRST)
          .handler(context -> receive(forge, context));
    }
  }

  /** Collects the body as it comes: any handler of bodies would decode a form. */
  private void receive(Forge forge, RoutingContext context) {
    HttpServerRequest request = context.request();
    Buffer body = Buffer.buffer();
    request.handler(part -> {
      if (body.length() + part.length() <= maxBytes) {
        body.appendBuffer(part);
      } else if (!context.response().ended()) {
        answer(context, new Reception.Answer(413, "the body is too large"));
      }
    });
    request.endHandler(_ -> {
      if (!context.response().ended()) {
        receive(forge, context, body.getBytes());
      }
    });
    request.resume();
  }

  private void receive(Forge forge, RoutingContext context, byte[] body) {
    var headers = new HashMap<String, String>();
    context.request().headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
    var delivery = new Delivery(headers, body);
    context
        .vertx()
        .executeBlocking(() -> reception.receive(forge, delivery), false)
        .onSuccess(answer -> answer(context, answer))
        .onFailure(context::fail);
  }

  private static void answer(RoutingContext context, Reception.Answer answer) {
    context
        .response()
        .setStatusCode(answer.status())
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(answer.text() + "\n");
  }
}
