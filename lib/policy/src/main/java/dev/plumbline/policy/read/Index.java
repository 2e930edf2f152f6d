package dev.plumbline.policy.read;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.Parameter;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Remediation;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.fix.Fix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies without their examples, and the tables, in a form that a new process reads at once.
 * What it reads was written by {@link IndexWriter} of the same build.
 */
public final class Index {
  static final String FILE = "policies.index";
  static final byte SET = 0;
  static final byte REMOVE = 1;
  static final byte REMOVE_ELEMENTS = 2;
  static final byte ADD = 3;
  static final byte CORRECT = 4;
  static final byte NEED = 5;
  static final byte CLOSE = 6;
  static final byte LIMIT = 7;
  static final byte AT = 8;
  static final byte SET_INSIDE = 9;
  static final byte BY = 20;
  static final byte ADD_ELEMENTS = 24;
  static final byte WITHDRAW = 21;
  static final byte REPLACE = 22;
  static final byte EITHER = 23;
  static final byte GIVEN = 25;
  static final byte HERE = 26;
  static final byte NULL = 10;
  static final byte TRUE = 11;
  static final byte FALSE = 12;
  static final byte NUMBER = 13;
  static final byte TEXT = 14;
  static final byte LIST = 15;
  static final byte OBJECT = 16;

  private static final Severity[] SEVERITIES = Severity.values();
  private static final Category[] CATEGORIES = Category.values();
  private static final PhaseName[] PHASES = PhaseName.values();
  private static final Finding.Level[] LEVELS = Finding.Level.values();
  private static final StackSpec.Kind[] LANGUAGES = StackSpec.Kind.values();
  private static final Remediation.Remedy[] REMEDIES = Remediation.Remedy.values();
  private static final Parameter.Type[] TYPES = Parameter.Type.values();
  private static final Rule.Absent[] VERDICTS = Rule.Absent.values();

  private final byte[] bytes;
  private final ByteBuffer in;

  private Index(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
  }

  /**
   * @param defaults as {@link CatalogueReader#serviceDefaults}
   * @param safeguards as {@link CatalogueReader#safeguards}
   */
  public record Contents(
      List<Policy> policies, Map<String, Value> defaults, Map<String, Value> safeguards) {}

  private static final class Holder {
    static final Optional<Contents> BUNDLED = load();
  }

  /** What the build wrote; nothing where classes were compiled without it, as some editors do. */
  public static Optional<Contents> bundled() {
    return Holder.BUNDLED;
  }

  static Optional<Contents> load() {
    try (InputStream file = Index.class.getResourceAsStream("/" + FILE)) {
      return file == null ? Optional.empty() : Optional.of(read(file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Contents read(byte[] bytes) {
    return new Index(bytes).contents();
  }

  private Contents contents() {
    int count = in.getInt();
    var policies = new ArrayList<Policy>(count);
    for (int i = 0; i < count; i++) {
      policies.add(policy());
    }
    return new Contents(policies, members(), members());
  }

  private Policy policy() {
    return new Policy(
        text(),
        text(),
        text(),
        SEVERITIES[in.get()],
        CATEGORIES[in.get()],
        PHASES[in.get()],
        rules(),
        remediation(),
        texts(),
        texts(),
        texts(),
        text(),
        text(),
        List.of(),
        List.of(),
        LEVELS[in.get()],
        in.get() != 0,
        languages(),
        parameters());
  }

  private Remediation remediation() {
    String text = text();
    var own = new EnumMap<StackSpec.Kind, String>(StackSpec.Kind.class);
    for (int left = in.get(); left > 0; left--) {
      StackSpec.Kind language = LANGUAGES[in.get()];
      own.put(language, text());
    }
    return new Remediation(text, own, REMEDIES[in.get()]);
  }

  private Set<StackSpec.Kind> languages() {
    var languages = EnumSet.noneOf(StackSpec.Kind.class);
    for (int left = in.get(); left > 0; left--) {
      languages.add(LANGUAGES[in.get()]);
    }
    return languages;
  }

  private List<Parameter> parameters() {
    int count = in.getShort();
    var parameters = new ArrayList<Parameter>(count);
    for (int i = 0; i < count; i++) {
      parameters.add(new Parameter(text(), TYPES[in.get()], text(), value()));
    }
    return parameters;
  }

  private List<Rule> rules() {
    int count = in.getShort();
    var rules = new ArrayList<Rule>(count);
    for (int i = 0; i < count; i++) {
      rules.add(
          new Rule(
              texts(),
              in.get() == 0 ? null : text(),
              text(),
              VERDICTS[in.get()],
              text(),
              text(),
              in.get() == 0 ? null : new Fix(steps(), holds()),
              members()));
    }
    return rules;
  }

  private List<Fix.Hold> holds() {
    int count = in.getShort();
    var holds = new ArrayList<Fix.Hold>(count);
    for (int i = 0; i < count; i++) {
      holds.add(new Fix.Hold(text(), text(), in.get() != 0, in.get() != 0));
    }
    return holds;
  }

  private List<Fix.Step> steps() {
    int count = in.getShort();
    var steps = new ArrayList<Fix.Step>(count);
    for (int i = 0; i < count; i++) {
      steps.add(step());
    }
    return steps;
  }

  private Fix.Step step() {
    byte kind = in.get();
    String of = text();
    return switch (kind) {
      case SET -> new Fix.Set(of, value());
      case REMOVE -> new Fix.Remove(of);
      case REMOVE_ELEMENTS ->
          new Fix.RemoveElements(
              of, elements(), in.get() == 0 ? Optional.empty() : Optional.of(elements()));
      case ADD_ELEMENTS -> new Fix.AddElements(of, elements());
      case WITHDRAW -> new Fix.Withdraw(of, elements());
      case REPLACE -> new Fix.Replace(of, text(), text());
      case EITHER -> either();
      case ADD -> new Fix.AddResource(of, ((Value.Obj) value()).members());
      case CORRECT -> new Fix.Correct(((Value.Obj) value()).members());
      case NEED -> new Fix.Need(of, ((Value.Obj) value()).members());
      case CLOSE ->
          new Fix.Close(
              elements().stream().map(port -> ((Value.Num) port).value().intValueExact()).toList());
      case LIMIT -> new Fix.Limit(of);
      case AT -> new Fix.At(of, steps());
      case SET_INSIDE -> new Fix.SetInside(of, ((Value.Obj) value()).members());
      case GIVEN -> new Fix.Given(of, text());
      case HERE -> new Fix.Here(of);
      case BY -> new Fix.By(of, FixReader.cases(((Value.Obj) value()).members()));
      default -> throw new IllegalStateException("an index of another build: step " + kind);
    };
  }

  private List<Value> elements() {
    return ((Value.Seq) value()).elements();
  }

  private Fix.Either either() {
    int count = in.getShort();
    var ways = new ArrayList<List<Fix.Step>>(count);
    for (int i = 0; i < count; i++) {
      ways.add(steps());
    }
    return new Fix.Either(ways);
  }

  private Value value() {
    byte kind = in.get();
    return switch (kind) {
      case NULL -> Value.Null.NULL;
      case TRUE -> Value.Bool.TRUE;
      case FALSE -> Value.Bool.FALSE;
      case NUMBER -> new Value.Num(new BigDecimal(text()));
      case TEXT -> new Value.Str(text());
      case LIST -> list();
      case OBJECT -> new Value.Obj(members());
      default -> throw new IllegalStateException("an index of another build: value " + kind);
    };
  }

  private Value list() {
    int count = in.getShort();
    var elements = new ArrayList<Value>(count);
    for (int i = 0; i < count; i++) {
      elements.add(value());
    }
    return new Value.Seq(elements);
  }

  private Map<String, Value> members() {
    int count = in.getShort();
    var members = new LinkedHashMap<String, Value>();
    for (int i = 0; i < count; i++) {
      members.put(text(), value());
    }
    return members;
  }

  private List<String> texts() {
    int count = in.getShort();
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    int length = in.getInt();
    int start = in.position();
    in.position(start + length);
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }
}
