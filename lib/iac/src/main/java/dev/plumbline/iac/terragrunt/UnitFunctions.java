package dev.plumbline.iac.terragrunt;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.source.SourcePaths;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Terragrunt's own functions, as far as the snapshot decides them; terragrunt.gruntwork.io
 * documents them. Absolute paths count from the repository's root.
 */
final class UnitFunctions {
  private static final String FILE = "terragrunt.hcl";

  /** How the reason begins of a path that was looked for above the unit and is not there. */
  static final String NONE_ABOVE = "there is no ";

  private UnitFunctions() {}

  /** Null where Terragrunt has no such function. */
  static @Nullable Datum call(String name, List<Datum> arguments, Config config) {
    return switch (name) {
      case "find_in_parent_folders" -> above(arguments, config);
      case "get_terragrunt_dir", "get_original_terragrunt_dir" -> absolute(config.unit());
      case "get_parent_terragrunt_dir" -> absolute(parentDirectory(arguments, config));
      case "get_repo_root" -> absolute("");
      case "get_path_to_repo_root" -> Datum.of(climb(config.unit()));
      case "get_path_from_repo_root" -> Datum.of(config.unit());
      case "path_relative_to_include" ->
          Datum.of(relative(parentDirectory(arguments, config), config.unit()));
      case "path_relative_from_include" ->
          Datum.of(climb(relative(parentDirectory(arguments, config), config.unit())));
      case "read_terragrunt_config" -> config(arguments, config);
      case "get_env",
          "get_aws_account_id",
          "get_aws_account_alias",
          "get_aws_caller_identity_arn",
          "get_aws_caller_identity_user_id",
          "get_platform",
          "get_terraform_command",
          "get_terraform_commands_that_need_vars",
          "get_terraform_commands_that_need_locking",
          "get_terraform_commands_that_need_input",
          "get_terraform_commands_that_need_parallelism",
          "get_terraform_cli_args",
          "get_default_retryable_errors",
          "get_working_dir",
          "get_terragrunt_source_cli_flag",
          "run_cmd",
          "sops_decrypt_file",
          "mark_as_read",
          "constraint_check" ->
          Datum.unknown(Type.Dynamic.ANY, name + " is answered only when Terragrunt runs");
      default -> null;
    };
  }

  /** Whatever is put behind it, it begins with one slash. */
  private static Datum absolute(String directory) {
    return Datum.of(directory.isEmpty() ? "/." : "/" + directory);
  }

  /** The first file of that name above the unit, itself left out. */
  private static Datum above(List<Datum> arguments, Config config) {
    String wanted = text(arguments, 0, FILE);
    String at = config.unit();
    while (!at.isEmpty()) {
      at = SourcePaths.directory(at);
      String path = at.isEmpty() ? wanted : at + "/" + wanted;
      if (config.tree().file(path) != null) {
        return Datum.of("/" + path);
      }
    }
    return arguments.size() > 1
        ? arguments.get(1)
        : Datum.unknown(Type.Dynamic.ANY, NONE_ABOVE + wanted + " above " + config.unit());
  }

  private static Datum config(List<Datum> arguments, Config config) {
    String path = arguments.isEmpty() ? null : config.place(arguments.getFirst());
    Config read = path == null ? null : config.other(path, false);
    if (read == null) {
      return arguments.size() > 1
          ? arguments.get(1)
          : Datum.unknown(Type.Dynamic.ANY, "what it reads is not in the repository");
    }
    SortedMap<String, Datum> members = Datum.sorted();
    members.put("locals", read.locals());
    members.put("inputs", ConfigScope.inputs(read));
    return Datum.object(members);
  }

  /** The directory of what is included; in the included file itself, its own. */
  private static String parentDirectory(List<Datum> arguments, Config config) {
    String own = SourcePaths.directory(config.file());
    if (!own.equals(config.unit())) {
      return own;
    }
    Config included = config.includes().get(text(arguments, 0, ""));
    if (included == null && config.includes().size() == 1) {
      included = config.includes().values().iterator().next();
    }
    return included == null ? own : SourcePaths.directory(included.file());
  }

  private static String relative(String from, String to) {
    if (from.equals(to)) {
      return ".";
    }
    return from.isEmpty() || to.startsWith(from + "/")
        ? to.substring(from.isEmpty() ? 0 : from.length() + 1)
        : to;
  }

  private static String climb(String path) {
    return path.isEmpty() || path.equals(".")
        ? "."
        : "../".repeat(path.split("/", -1).length - 1) + "..";
  }

  private static String text(List<Datum> arguments, int index, String otherwise) {
    return index < arguments.size()
            && arguments.get(index).unmarked() instanceof Datum.Str(String text)
        ? text
        : otherwise;
  }
}
