package dev.plumbline.policy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.kubernetes.ManifestScan;
import dev.plumbline.iac.planfile.PlanFiles;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a catalogue over every Terraform directory, Terraform plan and CloudFormation template of a
 * tree and writes one SARIF file for the scorer. Arguments: the resources' folder with the policies
 * ({@code -} for the bundled ones), the tree, the file to write, and where wanted a file that lists
 * the directories to run over, one a line, relative to the tree.
 */
final class CorpusRun {
  private static final PrintStream LOG = System.err;
  private static final Pattern TEMPLATE = Pattern.compile("\\.(ya?ml|json|template)$");
  private static final Pattern RESOURCES =
      Pattern.compile("(?m)^\\s*\"?Resources\"?\\s*:|Transform|AWS::");

  private final PolicyEngine engine;
  private final List<Finding> findings = new ArrayList<>();
  private int passed;
  private int failed;
  private int unknown;
  private int stacks;
  private long readNanos;
  private long judgeNanos;

  private CorpusRun(Catalogue catalogue) {
    engine = new PolicyEngine(catalogue);
  }

  public static void main(String[] arguments) throws IOException {
    Path tree = Path.of(arguments[1]).toAbsolutePath().normalize();
    var run =
        new CorpusRun(
            arguments[0].equals("-")
                ? Catalogue.bundled()
                : PolicyFiles.read(Path.of(arguments[0])));
    List<Path> within =
        arguments.length < 4
            ? List.of(tree)
            : Files.readAllLines(Path.of(arguments[3])).stream().map(tree::resolve).toList();
    for (StackSpec stack : stacks(tree, within)) {
      run.stack(tree, stack);
    }
    run.write(Path.of(arguments[2]));
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

  /** What can be reviewed below some folders of a tree. */
  static Collection<StackSpec> stacks(Path tree, List<Path> within) throws IOException {
    var found = new TreeMap<String, StackSpec>();
    for (Path directory : within) {
      try (Stream<Path> walk = Files.walk(directory)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          StackSpec stack = stack(tree.relativize(file), file);
          if (stack != null) {
            found.put(stack.kind() + stack.path(), stack);
          }
        }
      }
    }
    return found.values();
  }

  private static @Nullable StackSpec stack(Path path, Path file) throws IOException {
    String name = file.getFileName().toString();
    boolean plan = PlanFiles.mayBeOne(name) && PlanFiles.isOne(Files.readAllBytes(file));
    if (name.endsWith(".tf") || name.endsWith(".tf.json") || plan) {
      Path directory = path.getParent();
      return StackSpec.terraform(directory == null ? "" : directory.toString());
    }
    if (name.equals("Pulumi.yaml")) {
      Path directory = path.getParent();
      return new StackSpec(
          StackSpec.Kind.PULUMI,
          directory == null ? "" : directory.toString(),
          "",
          List.of(),
          false);
    }
    if (!TEMPLATE.matcher(name).find() || Files.size(file) >= 1 << 20) {
      return null;
    }
    byte[] source = Files.readAllBytes(file);
    if (RESOURCES.matcher(new String(source, StandardCharsets.ISO_8859_1)).find()) {
      return new StackSpec(StackSpec.Kind.CLOUDFORMATION, path.toString(), "", List.of(), false);
    }
    return ManifestScan.of(source, Budget.generous()) == ManifestScan.Outcome.OBJECTS
        ? new StackSpec(StackSpec.Kind.KUBERNETES, path.toString(), "", List.of(), false)
        : null;
  }

  private void stack(Path tree, StackSpec stack) throws IOException {
    String path = stack.path();
    try {
      long start = System.nanoTime();
      Graph graph = StackReader.read(stack, sources(tree, stack), Budget.generous());
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

  /** The stack's directory and what lies below it, as a module of its own would see it. */
  static SourceTree sources(Path tree, StackSpec stack) throws IOException {
    Path at = tree.resolve(stack.path());
    Path directory = Files.isDirectory(at) ? at : Objects.requireNonNull(at.getParent());
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
