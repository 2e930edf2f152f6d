package dev.plumbline.iac.terragrunt;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.Files;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.Suggestion;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.model.graph.Declarations.Backend;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One file of Terragrunt's, in the place of the unit that it is read for: paths and functions mean
 * what they mean there.
 */
final class Config {
  /** Files that read one another; more than any real repository has. */
  private static final int DEEPEST = 10;

  private final SourceTree tree;
  private final String file;
  private final String unit;
  private final Body body;
  private final Evaluation evaluation;
  private final Evaluator evaluator;
  private final int depth;
  private final Set<String> read;
  private final Units units;
  private final Map<String, Datum> locals = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<Config, Merge> merges = new HashMap<>();
  private @Nullable Map<String, Config> includes;

  /** Whether something that it includes could not be read. */
  private boolean incomplete;

  private Config(
      SourceTree tree,
      String file,
      String unit,
      ParsedFile parsed,
      Evaluation evaluation,
      int depth,
      Set<String> read,
      Units units) {
    this.tree = tree;
    this.file = file;
    this.unit = unit;
    this.body = parsed.body();
    this.evaluation = evaluation;
    this.evaluator = new Evaluator(new ConfigScope(this), evaluation);
    this.depth = depth;
    this.read = read;
    this.units = units;
  }

  /**
   * The configuration of a unit.
   *
   * @param units what others put out
   * @return null where the snapshot does not have the file
   */
  static @Nullable Config read(
      SourceTree tree, String file, Problems problems, Budget budget, Units units) {
    String unit = parent(file);
    var evaluation = new Evaluation(problems, budget, new Files(tree, unit));
    return read(tree, file, unit, evaluation, 0, new TreeSet<>(), units);
  }

  private static @Nullable Config read(
      SourceTree tree,
      String file,
      String unit,
      Evaluation evaluation,
      int depth,
      Set<String> read,
      Units units) {
    byte[] content = tree.file(file);
    if (content == null || depth > DEEPEST) {
      return null;
    }
    ParsedFile parsed = HclParser.parse(file, content, evaluation.budget());
    evaluation.problems().addAll(parsed.diagnostics());
    read.add(file);
    return new Config(tree, file, unit, parsed, evaluation, depth, read, units);
  }

  /** All files that were read so far, for the unit and what it includes. */
  Set<String> read() {
    return read;
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Another file for the same unit, or as a unit of its own. */
  @Nullable Config other(String path, boolean sameUnit) {
    return read(tree, path, sameUnit ? unit : parent(path), evaluation, depth + 1, read, units);
  }

  SourceTree tree() {
    return tree;
  }

  /** The file's path. */
  String file() {
    return file;
  }

  /** The directory of the unit that it is read for. */
  String unit() {
    return unit;
  }

  /** What it includes, by label, {@code ""} for the one without. */
  Map<String, Config> includes() {
    if (includes != null) {
      return includes;
    }
    Map<String, Config> found = new LinkedHashMap<>();
    includes = found; // a path may refer to what is included before it
    for (Body.Block block : body.blocks("include")) {
      Body.Attribute path = block.body().attribute("path");
      Datum where = path == null ? Datum.Null.ANY : evaluator.evaluate(path.expression());
      String target = place(where);
      Config included = target == null ? null : other(target, true);
      if (path != null && included == null) {
        missing(where, target, path);
      }
      if (included != null) {
        String label = block.label(0);
        found.put(label == null ? "" : label, included);
        Body.Attribute strategy = block.body().attribute("merge_strategy");
        merges.put(
            included,
            strategy == null ? Merge.SHALLOW : Merge.of(evaluator.evaluate(strategy.expression())));
      }
    }
    return found;
  }

  /** Says that what is to be included is not there, where that is certain. */
  private void missing(Datum where, @Nullable String target, Body.Attribute path) {
    String what =
        where instanceof Datum.Unknown unknown
                && unknown.origin().reason().startsWith(UnitFunctions.NONE_ABOVE)
            ? "There is no "
                + unknown.origin().reason().substring(UnitFunctions.NONE_ABOVE.length())
            : target != null && tree.file(target) == null ? "There is no file " + target : "";
    incomplete = true;
    if (!what.isEmpty()) {
      evaluation.error(
          "Include not found",
          what + ", so nothing of it is included. Add it, or mend the path.",
          path.expression().span());
    }
  }

  /**
   * Says that a dependency is not declared, where it is the unit's own file that refers to it and
   * all that it includes is there.
   */
  void requireDependency(String label, Span at) {
    Set<String> declared = new TreeSet<>();
    dependencies(declared);
    if (depth == 0 && !incomplete && !declared.contains(label)) {
      evaluation.error(
          "Undeclared dependency",
          "The unit has no dependency \"" + label + "\"." + Suggestion.of(label, declared),
          at);
    }
  }

  private void dependencies(Set<String> labels) {
    for (Body.Block block : body.blocks("dependency")) {
      String label = block.label(0);
      if (label != null) {
        labels.add(label);
      }
    }
    includes().values().forEach(included -> included.dependencies(labels));
  }

  /** What it includes and takes something over from. */
  private List<Config> merged() {
    return includes().values().stream()
        .filter(included -> merges.get(included) != Merge.NONE)
        .toList();
  }

  /** A path that an expression gives, as the snapshot names it; null where it leads nowhere. */
  @Nullable String place(Datum path) {
    return path.unmarked() instanceof Datum.Str(String text) ? place(text) : null;
  }

  /** With a slash at its beginning it counts from the repository's root, else from the unit. */
  @Nullable String place(String text) {
    return Files.normalize(text.startsWith("/") ? text : unit + "/" + text);
  }

  Datum local(String name) {
    Datum known = locals.get(name);
    if (known != null) {
      return known;
    }
    for (Body.Block block : body.blocks("locals")) {
      Body.Attribute attribute = block.body().attribute(name);
      if (attribute != null && open.add(name)) {
        Datum value = evaluator.evaluate(attribute.expression());
        locals.put(name, value);
        return value;
      }
    }
    return Datum.unknown(Type.Dynamic.ANY, "there is no local." + name + " in " + file);
  }

  /** All locals, as {@code read_terragrunt_config} hands them on. */
  Datum locals() {
    SortedMap<String, Datum> all = Datum.sorted();
    for (Body.Block block : body.blocks("locals")) {
      for (Body.Attribute attribute : block.body().attributes()) {
        all.put(attribute.name(), local(attribute.name()));
      }
    }
    return Datum.object(all);
  }

  Units units() {
    return units;
  }

  /**
   * What another unit puts out under that name; null where it is not known. Mocks stand for nothing
   * real, and are never taken.
   *
   * @param label of the block that names the unit
   */
  @Nullable Value output(String label, String name) {
    for (Body.Block block : body.blocks("dependency")) {
      Body.Attribute path = block.body().attribute("config_path");
      if (label.equals(block.label(0)) && path != null && !isSkipped(block)) {
        String directory = place(evaluator.evaluate(path.expression()));
        return directory == null
            ? null
            : units.outputs(directory, tree, evaluation.budget()).get(name);
      }
    }
    for (Config included : merged()) {
      Value found = included.output(label, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether the unit is not asked for its outputs, or it is not certain that it is. */
  private boolean isSkipped(Body.Block block) {
    Body.Attribute skip = block.body().attribute("skip_outputs");
    Body.Attribute enabled = block.body().attribute("enabled");
    return (skip != null && !evaluator.evaluate(skip.expression()).equals(Datum.Bool.FALSE))
        || (enabled != null && !evaluator.evaluate(enabled.expression()).equals(Datum.Bool.TRUE));
  }

  /** A file that is written beside the module's before it is run. */
  record Generated(String label, Datum contents, SourceRange range) {}

  /** Of the unit and of what it includes. */
  List<Generated> generated() {
    List<Generated> all = new ArrayList<>();
    merged().forEach(included -> all.addAll(included.generated()));
    for (Body.Block block : body.blocks("generate")) {
      String label = block.label(0);
      Body.Attribute contents = block.body().attribute("contents");
      if (contents != null) {
        all.add(
            new Generated(
                label == null ? "" : label,
                evaluator.evaluate(contents.expression()),
                block.range()));
      }
    }
    return all;
  }

  /**
   * Where the state is kept, by the last {@code remote_state} of what is included and of the file
   * itself; null where there is none.
   */
  @Nullable Backend remoteState() {
    Backend found = null;
    for (Config included : merged()) {
      Backend other = included.remoteState();
      found = other == null ? found : other;
    }
    for (Body.Block block : body.blocks("remote_state")) {
      Body.Attribute type = block.body().attribute("backend");
      Body.Attribute settings = block.body().attribute("config");
      Datum name = type == null ? null : evaluator.evaluate(type.expression()).unmarked();
      Datum given = settings == null ? null : evaluator.evaluate(settings.expression()).unmarked();
      found =
          new Backend(
              name instanceof Datum.Str(String text) ? text : "",
              given instanceof Datum.Obj obj ? Values.members(obj.members()) : Value.Obj.EMPTY,
              block.range());
    }
    return found;
  }

  /** What the module is given, by name: what is included first, then what the file says itself. */
  Map<String, Input> inputs() {
    Map<String, Input> inputs = new LinkedHashMap<>();
    Body.Attribute own = body.attribute("inputs");
    Datum value = own == null ? null : evaluator.evaluate(own.expression());
    if (own != null && value != null && value.unmarked() instanceof Datum.Obj obj) {
      for (Map.Entry<String, Datum> member : obj.members().entrySet()) {
        inputs.put(member.getKey(), new Input(member.getValue(), file, own));
      }
    }
    for (Config included : merged().reversed()) {
      inputs = merges.getOrDefault(included, Merge.OPEN).over(included.inputs(), inputs);
    }
    return inputs;
  }

  /** A value and where it is written. */
  record Input(Datum value, String file, Body.Attribute attribute) {
    Input with(Datum other) {
      return new Input(other, file, attribute);
    }
  }

  /** The module's source as written, or null where neither it nor what it includes names one. */
  @Nullable Source source() {
    Source found = null;
    for (Config included : merged()) {
      Source other = included.source();
      found = other == null ? found : other;
    }
    List<Body.Block> blocks = body.blocks("terraform");
    for (Body.Block block : blocks) {
      Body.Attribute attribute = block.body().attribute("source");
      if (attribute != null) {
        found = new Source(evaluator.evaluate(attribute.expression()), attribute);
      }
    }
    return found;
  }

  /** The variable files that Terraform is given, those of what is included before its own. */
  Map<String, ExtraArguments.Found> extraArguments() {
    Map<String, ExtraArguments.Found> found = new LinkedHashMap<>();
    merged().forEach(included -> found.putAll(included.extraArguments()));
    ExtraArguments.find(this, evaluator, body, found);
    return found;
  }

  /** Where a module comes from. */
  record Source(Datum value, Body.Attribute attribute) {}
}
