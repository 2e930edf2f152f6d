package dev.plumbline.model.graph;

import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a stack declares beside its resources.
 *
 * @param settings the header of its first {@code terraform} block; null where there is none
 * @param locked releases of providers that only the lock file names, since nothing requires them;
 *     each without a constraint
 */
public record Declarations(
    List<Variable> variables,
    List<Output> outputs,
    List<ModuleCall> modules,
    List<Provider> providers,
    List<Requirement> requirements,
    @Nullable Backend backend,
    List<Move> moves,
    List<StateFile> stateFiles,
    @Nullable SourceRange settings,
    List<Requirement> locked) {
  public static final Declarations NONE =
      new Declarations(List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of());

  /** Without files that hold a state. */
  public Declarations(
      List<Variable> variables,
      List<Output> outputs,
      List<ModuleCall> modules,
      List<Provider> providers,
      List<Requirement> requirements,
      @Nullable Backend backend,
      List<Move> moves) {
    this(variables, outputs, modules, providers, requirements, backend, moves, List.of(), null);
  }

  /** Without releases that only a lock file names. */
  public Declarations(
      List<Variable> variables,
      List<Output> outputs,
      List<ModuleCall> modules,
      List<Provider> providers,
      List<Requirement> requirements,
      @Nullable Backend backend,
      List<Move> moves,
      List<StateFile> stateFiles,
      @Nullable SourceRange settings) {
    this(
        variables,
        outputs,
        modules,
        providers,
        requirements,
        backend,
        moves,
        stateFiles,
        settings,
        List.of());
  }

  public Declarations {
    variables = List.copyOf(variables);
    outputs = List.copyOf(outputs);
    modules = List.copyOf(modules);
    providers = List.copyOf(providers);
    requirements = List.copyOf(requirements);
    moves = List.copyOf(moves);
    stateFiles = List.copyOf(stateFiles);
    locked = List.copyOf(locked);
  }

  /** The same with other moves. */
  public Declarations with(List<Move> others) {
    return new Declarations(
        variables,
        outputs,
        modules,
        providers,
        requirements,
        backend,
        others,
        stateFiles,
        settings,
        locked);
  }

  /** What decides which releases run: what is required, and what is locked without that. */
  public List<Requirement> releases() {
    return Stream.concat(requirements.stream(), locked.stream()).toList();
  }

  /**
   * An input: Terraform variable, CloudFormation parameter, Pulumi config key.
   *
   * @param module address of the module that declares it, {@code ""} for the root
   * @param type as written, {@code ""} where none is
   * @param decides of a template's parameter that takes its Default: the attributes that it
   *     decides, and with an empty path whole resources, there or not
   * @param preset where the default stands that gives its value; null where another value is given,
   *     or none, or it is not known
   */
  public record Variable(
      String module,
      String name,
      String type,
      String description,
      boolean hasDefault,
      boolean sensitive,
      Value value,
      SourceRange range,
      List<Read> decides,
      @Nullable SourceRange preset) {
    public Variable(
        String module,
        String name,
        String type,
        String description,
        boolean hasDefault,
        boolean sensitive,
        Value value,
        SourceRange range) {
      this(module, name, type, description, hasDefault, sensitive, value, range, List.of(), null);
    }

    public Variable {
      decides = List.copyOf(decides);
    }

    /** The same, with what its Default decides. */
    public Variable deciding(Collection<Read> decided) {
      return new Variable(
          module,
          name,
          type,
          description,
          hasDefault,
          sensitive,
          value,
          range,
          List.copyOf(decided),
          preset);
    }
  }

  /**
   * @param exportName the name under which other stacks import it, {@code ""} where none
   * @param reads what of which resources it is made of, also where the value is known; of a
   *     module's outputs empty, since whoever reads them is followed to what they are made of
   */
  public record Output(
      String module,
      String name,
      String description,
      boolean sensitive,
      String exportName,
      Value value,
      SourceRange range,
      List<Read> reads) {
    /** One that is made of no resource. */
    public Output(
        String module,
        String name,
        String description,
        boolean sensitive,
        String exportName,
        Value value,
        SourceRange range) {
      this(module, name, description, sensitive, exportName, value, range, List.of());
    }

    public Output {
      reads = List.copyOf(reads);
    }
  }

  /**
   * Something of a resource that is read or decided.
   *
   * @param address of the resource or data source
   * @param path of the attribute, {@code ""} for the whole
   */
  public record Read(String address, String path) {}

  /**
   * @param address {@code module.network}
   * @param available whether its source was found in the snapshot
   * @param arguments what it is given where it is not available; empty where it is, since its
   *     resources tell
   */
  public record ModuleCall(
      String address,
      String source,
      String version,
      boolean available,
      Value.Obj arguments,
      SourceRange range) {}

  /** A provider configuration: {@code aws}, {@code aws.west}. */
  public record Provider(String address, Value.Obj attributes, SourceRange range) {}

  /**
   * A required provider or, with the name {@code terraform}, the required version of the tool.
   *
   * @param locked the version in the lock file, {@code ""} where there is none
   */
  public record Requirement(
      String name, String source, String constraint, String locked, SourceRange range) {}

  /**
   * A file among the sources that holds a state or a plan, and with it every attribute in clear.
   *
   * @param plan whether it is a saved plan
   */
  public record StateFile(String path, boolean plan, SourceRange range) {}

  /**
   * Where the state is kept.
   *
   * @param type {@code s3}; {@code ""} where there is one whose type is not known
   */
  public record Backend(String type, Value.Obj attributes, SourceRange range) {}

  /**
   * A {@code moved}, {@code removed} (to is {@code ""}) or {@code import} (from is {@code ""})
   * block, with whole addresses. From an address to itself: an alias of Pulumi says that it is the
   * same resource, whatever else of its URN changed.
   *
   * @param forget of a removed block: whether the real resource stays, so that only the state
   *     forgets it
   */
  public record Move(String from, String to, SourceRange range, boolean forget) {
    public Move(String from, String to, SourceRange range) {
      this(from, to, range, false);
    }
  }
}
