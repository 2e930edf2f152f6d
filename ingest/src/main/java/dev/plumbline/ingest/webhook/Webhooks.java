package dev.plumbline.ingest.webhook;

import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.config.WebhooksConfig;
import dev.plumbline.pipeline.observe.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /webhooks/github}, {@code /gitlab}, {@code /gitea}, {@code /bitbucket}. */
public final class Webhooks {
  /** Before Camel's own routes, which would read the body. */
  private static final int FIRST = -100;

  /** Of the largest bodies; most are a thousandth of that. */
  private static final int AT_ONCE = 4;

  /** Of HTTP's codes the first that is no success. */
  private static final int BAD = 400;

  /** Forges give a delivery up after as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Reception reception;
  private final List<Forge> forges;
  private final Bodies bodies;
  private final MeterRegistry registry;

  public Webhooks(
      WebhooksConfig config, ChangePublisher publisher, Clock clock, MeterRegistry registry) {
    this(config, publisher, clock, registry, PATIENCE);
  }

  Webhooks(
      WebhooksConfig config,
      ChangePublisher publisher,
      Clock clock,
      MeterRegistry registry,
      Duration patience) {
    long most = config.bodySize().bytes();
    this.reception = new Reception(publisher);
    this.bodies = new Bodies(most, most * AT_ONCE, patience);
    this.forges =
        List.of(
            new GitHub(config.githubSecret()),
            new GitLab(config.gitlabToken(), signature(config.gitlabSigningSecret(), clock)),
            new Gitea(config.giteaSecret()),
            new Bitbucket(config.bitbucketSecret()));
    this.registry = registry;
    // From the start, so that the first of its kind is seen as an increase.
    for (Forge forge : forges) {
      for (Answer answer : Answer.values()) {
        var _ = counter(forge, answer);
      }
    }
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

  private void receive(Forge forge, RoutingContext context) {
    bodies.collect(
        context,
        body -> receive(forge, context, body),
        refusal -> answer(forge, context, Reply.of(refusal)));
  }

  private void receive(Forge forge, RoutingContext context, byte[] body) {
    var headers = new HashMap<String, String>();
    context.request().headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
    var delivery = new Delivery(headers, body);
    context
        .vertx()
        .executeBlocking(() -> reception.receive(forge, delivery), false)
        .onSuccess(reply -> answer(forge, context, reply))
        .onFailure(context::fail);
  }

  private Counter counter(Forge forge, Answer answer) {
    return Metric.WEBHOOKS.counter(registry, forge.name(), answer.label());
  }

  private void answer(Forge forge, RoutingContext context, Reply reply) {
    counter(forge, reply.answer()).increment();
    var response = context.response().setStatusCode(reply.answer().status());
    if (reply.answer().status() < BAD) {
      response.putHeader("Content-Type", "text/plain; charset=utf-8").end(reply.line() + "\n");
    } else {
      response
          .putHeader("Content-Type", "application/problem+json")
          .end(Buffer.buffer(Json.bytes(reply.problem())).appendString("\n"));
    }
  }
}
