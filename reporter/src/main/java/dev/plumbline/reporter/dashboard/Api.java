package dev.plumbline.reporter.dashboard;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.reporter.projection.FindingFilter;
import dev.plumbline.reporter.projection.ReadModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dashboard's JSON API. Reads only. */
final class Api {
  private static final int MOST = 1_000;
  private static final String[] FILTERS = {
    "severity", "policy", "repository", "stack", "review", "status", "suppressed", "q", "limit"
  };

  private final ReadModel model;
  private final ReportReader reports;

  Api(ReadModel model, ReportReader reports) {
    this.model = model;
    this.reports = reports;
  }

  void mount(Router router) {
    get(router, "/api/reviews", this::reviews, "limit");
    get(router, "/api/reviews/:review", this::review);
    get(router, "/api/reviews/:review/report", this::report);
    get(router, "/api/reviews/:review/stack", this::stack, "name");
    get(router, "/api/reviews/:review/diagram", this::diagram, "name");
    get(router, "/api/reviews/:review/runbook", this::runbook, "name");
    get(router, "/api/reviews/:review/findings/:fingerprint", this::finding);
    get(router, "/api/findings", this::findings, FILTERS);
    router.route("/api/*").handler(request -> missing(request, "resource of this API"));
  }

  /** A request that may fail for reasons outside; it runs off the event loop. */
  private interface Handler {
    void handle(RoutingContext request) throws IOException;
  }

  private static void get(Router router, String path, Handler handler, String... keys) {
    router
        .get(path)
        .blockingHandler(
            request -> {
              try {
                Query.require(request, keys);
                handler.handle(request);
              } catch (IllegalArgumentException e) {
                Answers.problem(request, 400, "No such question", String.valueOf(e.getMessage()));
              } catch (FileNotFoundException e) {
                Answers.problem(
                    request, 410, "Gone", "It was there once: " + String.valueOf(e.getMessage()));
              } catch (IOException e) {
                Answers.problem(
                    request,
                    503,
                    "The artifact store can't be reached",
                    String.valueOf(e.getMessage()));
              }
            },
            false);
  }

  private void reviews(RoutingContext request) {
    Answers.json(request, model.reviews(number(request, "limit", 100)));
  }

  private void review(RoutingContext request) {
    model
        .review(text(request, "review"))
        .ifPresentOrElse(view -> Answers.json(request, view), () -> missing(request, "review"));
  }

  private void report(RoutingContext request) throws IOException {
    Optional<Report> report = reportOf(request);
    if (report.isPresent()) {
      Answers.json(request, report.get());
    } else {
      missing(request, "report");
    }
  }

  /** One stack's plan, fixes and strategy, read from their artifacts. */
  private void stack(RoutingContext request) throws IOException {
    Optional<StackReport> stack = stackOf(request);
    if (stack.isPresent()) {
      Answers.json(request, reports.details(stack.get()));
    } else {
      missing(request, "stack");
    }
  }

  private void diagram(RoutingContext request) throws IOException {
    var diagram = stackOf(request).map(StackReport::diagram);
    if (diagram.isPresent()) {
      send(request, "image/svg+xml", reports.bytes(diagram.get()));
    } else {
      missing(request, "diagram");
    }
  }

  private void runbook(RoutingContext request) throws IOException {
    var runbook = stackOf(request).map(StackReport::runbook);
    if (runbook.isPresent()) {
      send(request, "text/markdown;charset=utf-8", reports.bytes(runbook.get()));
    } else {
      missing(request, "runbook");
    }
  }

  private void findings(RoutingContext request) {
    Answers.json(request, model.findings(filter(request)));
  }

  private void finding(RoutingContext request) throws IOException {
    var found = model.finding(text(request, "review"), text(request, "fingerprint"));
    if (found.isEmpty()) {
      missing(request, "finding");
      return;
    }
    ReadModel.FindingRow row = found.get();
    var life = model.life(row.repository(), row.ref(), text(request, "fingerprint"));
    Answers.json(request, new FindingPage(row, code(row), life.orElse(null)));
  }

  /**
   * Only once the report is there, which knows the graph that tells what of it is secret; none any
   * more once one of them was cleaned away.
   */
  private List<FindingPage.CodeLine> code(ReadModel.FindingRow row) throws IOException {
    try {
      var sources = model.sources(row.review(), row.stack());
      var stack = stackOf(row.review(), row.stack());
      return sources.isPresent() && stack.isPresent()
          ? reports.code(sources.get(), stack.get().graph(), row.finding())
          : List.of();
    } catch (FileNotFoundException cleaned) {
      return List.of(); // what stands is shown for longer than its artifacts are kept
    }
  }

  private Optional<Report> reportOf(RoutingContext request) throws IOException {
    return reportOf(text(request, "review"));
  }

  private Optional<Report> reportOf(String id) throws IOException {
    var review = model.review(id);
    var ref = review.map(view -> view.review().report());
    return ref.isPresent() ? Optional.of(reports.report(ref.get())) : Optional.empty();
  }

  private Optional<StackReport> stackOf(RoutingContext request) throws IOException {
    String name = text(request, "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "name is missing: a stack's, as the report has it in stacks");
    }
    return stackOf(text(request, "review"), name);
  }

  private Optional<StackReport> stackOf(String review, String name) throws IOException {
    return reportOf(review)
        .flatMap(report ->
            report.stacks().stream()
                .filter(stack -> stack.stack().name().equals(name))
                .findFirst());
  }

  static FindingFilter filter(RoutingContext request) {
    return new FindingFilter(
        words(request, "severity").stream().map(Api::severity).toList(),
        text(request, "policy"),
        text(request, "repository"),
        text(request, "stack"),
        text(request, "review"),
        words(request, "status").stream().map(Api::status).toList(),
        suppressed(text(request, "suppressed")),
        text(request, "q"),
        number(request, "limit", 500));
  }

  private static Severity severity(String label) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no severity: "
                    + label
                    + "; there are "
                    + Arrays.stream(Severity.values())
                        .map(Severity::label)
                        .collect(Collectors.joining(", "))));
  }

  /** As it is kept: in small letters. */
  private static String status(String word) {
    List<String> known =
        Arrays.stream(Finding.Status.values())
            .map(status -> status.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!known.contains(word)) {
      throw new IllegalArgumentException(
          "no status: " + word + "; there are " + String.join(", ", known));
    }
    return word;
  }

  private static FindingFilter.Suppressed suppressed(String label) {
    return switch (label) {
      case "", "hide" -> FindingFilter.Suppressed.HIDE;
      case "show" -> FindingFilter.Suppressed.SHOW;
      case "only" -> FindingFilter.Suppressed.ONLY;
      default -> throw new IllegalArgumentException("suppressed is hide, show or only: " + label);
    };
  }

  private static String text(RoutingContext request, String name) {
    String inPath = request.pathParam(name);
    String value = inPath == null ? request.request().getParam(name) : inPath;
    return value == null ? "" : value;
  }

  private static List<String> words(RoutingContext request, String name) {
    return Arrays.stream(text(request, name).split(","))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static int number(RoutingContext request, String name, int otherwise) {
    String value = text(request, name);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (!value.matches("\\d{1,4}")) {
      throw new IllegalArgumentException(name + " is a number up to " + MOST + ": " + value);
    }
    return Math.min(Integer.parseInt(value), MOST);
  }

  private static void send(RoutingContext request, String type, byte[] content) {
    request.response().putHeader("content-type", type).end(Buffer.buffer(content));
  }

  private static void missing(RoutingContext request, String what) {
    Answers.problem(request, 404, "Not found", "There is no such " + what + ", or not yet.");
  }
}
