package dev.plumbline.policy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs the catalogue over every Terraform directory of a tree and writes one SARIF file for the
 * scorer. Arguments: the tree, the file to write.
 */
final class CorpusRun {
  private static final PrintStream LOG = System.err;

  private final PolicyEngine engine = new PolicyEngine(Catalogue.bundled());
  private final List<Finding> findings = new ArrayList<>();
  private int passed;
  private int failed;
  private int unknown;
  private int stacks;
  private long readNanos;
  private long judgeNanos;

  private CorpusRun() {}

  public static void main(String[] arguments) throws IOException {
    Path tree = Path.of(arguments[0]).toAbsolutePath().normalize();
    var run = new CorpusRun();
    for (Path directory : directories(tree)) {
      run.stack(tree, directory);
    }
    run.write(Path.of(arguments[1]));
    LOG.printf(
        "%d stacks, %d findings; checks %d passed, %d failed, %d unknown; read %d ms, judged %d ms%n",
        run.stacks,
        run.findings.size(),
        run.passed,
        run.failed,
        run.unknown,
        run.readNanos / 1_000_000,
        run.judgeNanos / 1_000_000);
  }

  private static SortedSet<Path> directories(Path tree) throws IOException {
    var found = new TreeSet<Path>();
    try (Stream<Path> walk = Files.walk(tree)) {
      walk.filter(CorpusRun::isTerraform).forEach(file -> found.add(file.getParent()));
    }
    return found;
  }

  private static boolean isTerraform(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".tf") || name.endsWith(".tf.json");
  }

  private void stack(Path tree, Path directory) throws IOException {
    String path = tree.relativize(directory).toString();
    try {
      long start = System.nanoTime();
      Graph graph =
          StackReader.read(StackSpec.terraform(path), sources(tree, directory), Budget.generous());
      readNanos += System.nanoTime() - start;
      start = System.nanoTime();
      Result result =
          engine.review(
              new Request(
                  "corpus",
                  graph,
                  null,
                  Settings.DEFAULT,
                  LocalDate.of(2026, 11, 23),
                  Budget.generous()));
      judgeNanos += System.nanoTime() - start;
      stacks++;
      passed += result.checks().passed();
      failed += result.checks().failed();
      unknown += result.checks().unknown();
      findings.addAll(result.findings());
      result.defects().forEach(defect -> LOG.println("DEFECT " + path + " " + defect));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.println("CRASH " + path + " " + e);
    }
  }

  /** The directory and what lies below it, as a module of its own would see it. */
  private static SourceTree sources(Path tree, Path directory) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) < 1 << 20) {
          files.put(tree.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return new SourceTree(files);
  }

  private void write(Path target) throws IOException {
    try (var out = Files.newOutputStream(target);
        JsonGenerator json = Json.mapper().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      rules(json);
      json.writeArrayFieldStart("results");
      for (Finding finding : findings) {
        if (finding.suppression() == null) {
          result(json, finding);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void rules(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Plumbline");
    json.writeArrayFieldStart("rules");
    for (Policy policy : engine.catalogue().policies()) {
      json.writeStartObject();
      json.writeStringField("id", policy.id());
      json.writeObjectFieldStart("properties");
      json.writeObjectField("aliases", policy.aliases());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.policy());
    json.writeObjectFieldStart("message");
    json.writeStringField("text", finding.message());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("resource", finding.resource());
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", finding.range().file());
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", finding.range().start().line());
    json.writeNumberField("endLine", finding.range().end().line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
