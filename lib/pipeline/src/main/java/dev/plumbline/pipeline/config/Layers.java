package dev.plumbline.pipeline.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sources over one another: command line, environment, file, default. */
final class Layers {
  /** Variables that are read elsewhere: by the launcher, and by tests that break a service. */
  static final Set<String> RESERVED =
      Set.of(
          "PLUMBLINE_CONFIG",
          "PLUMBLINE_JAVA_HOME",
          "PLUMBLINE_JAVA_OPTS",
          "PLUMBLINE_AOT",
          "PLUMBLINE_FAILPOINT");

  private final Map<String, Given> flags = new HashMap<>();
  private final Map<String, Given> environment = new HashMap<>();
  private final Map<String, Given> file;

  private Layers(Map<String, Given> file) {
    this.file = file;
  }

  static Layers of(Sources sources, List<Key> keys, List<String> problems) {
    var layers =
        new Layers(sources.file() == null ? Map.of() : SettingsFile.read(sources.file(), problems));
    var known = new HashMap<String, Key>();
    var variables = new HashMap<String, Key>();
    for (Key key : keys) {
      String name = key.secret() ? key.fileName() : key.name();
      known.put(name, key);
      variables.put(Spelling.variable(name), key);
      variables.put(key.variable(), key);
    }
    layers.readFlags(sources.flags(), known, problems);
    layers.readEnvironment(sources.environment(), variables, problems);
    layers.file.forEach((name, given) -> check(name, given.origin(), known, problems));
    return layers;
  }

  private void readFlags(Map<String, String> given, Map<String, Key> known, List<String> problems) {
    given.forEach((name, text) -> {
      Key key = known.get(name);
      if (check(name, "command line", known, problems) && key != null) {
        flags.put(name, Given.of(key, text, "command line"));
      }
    });
  }

  private void readEnvironment(
      Map<String, String> given, Map<String, Key> variables, List<String> problems) {
    given.forEach((name, text) -> {
      if (!name.startsWith("PLUMBLINE_") || RESERVED.contains(name) || fromKubernetes(name, text)) {
        return;
      }
      Key key = variables.get(name);
      if (key == null) {
        problems.add(name + ": no such setting" + meant(name, variables.keySet()));
      } else {
        environment.put(name, Given.of(key, text, name));
      }
    });
  }

  /** Kubernetes puts every service of the namespace into a container's environment. */
  private static boolean fromKubernetes(String name, String text) {
    return text.startsWith("tcp://")
        || name.matches(".*_SERVICE_(HOST|PORT)(_.*)?|.*_PORT_\\d+_(TCP|UDP|SCTP)(_.*)?");
  }

  private static boolean check(
      String name, String origin, Map<String, Key> known, List<String> problems) {
    if (known.containsKey(name)) {
      return true;
    }
    boolean secret = known.containsKey(name + "-file");
    problems.add(
        origin
            + ": "
            + (secret
                ? name
                    + " is a secret: set "
                    + Spelling.variable(name)
                    + ", or name a file with "
                    + name
                    + "-file"
                : "no such setting: " + name + meant(name, known.keySet())));
    return false;
  }

  private static String meant(String name, Set<String> candidates) {
    Optional<String> nearest = Spelling.nearest(name, new TreeSet<>(candidates));
    return nearest
        .map(key -> "; did you mean " + key + "?")
        .orElse("; docs/configuration.md lists all, leave it out");
  }

  /** The strongest value of a key that is no secret. */
  Given given(Key key) {
    Given found = strongest(key.name());
    if (found == null) {
      return Given.of(key, key.def(), "default");
    }
    // The file may write a list with commas as well.
    return key.list() && found.texts().size() == 1
        ? Given.of(key, found.texts().getFirst(), found.origin())
        : found;
  }

  boolean names(String key) {
    return strongest(key) != null;
  }

  @Nullable Given secret(Key key) {
    // A file that the command line names is stronger.
    return flags.containsKey(key.fileName()) ? null : environment.get(key.variable());
  }

  @Nullable Given secretFile(Key key) {
    return strongest(key.fileName());
  }

  private @Nullable Given strongest(String name) {
    Given flag = flags.get(name);
    if (flag != null) {
      return flag;
    }
    Given variable = environment.get(Spelling.variable(name));
    return variable != null ? variable : file.get(name);
  }
}
