package dev.plumbline.standalone.command;

import dev.plumbline.iac.cloudformation.ChangeSet;
import dev.plumbline.iac.planfile.PlanFiles;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plans and states that a command hands in with a change. */
final class SuppliedPlans {
  private static final long MOST = 32L << 20;

  private final List<Plan> plans = new ArrayList<>();

  private record Plan(String name, String stack, byte[] content) {}

  /**
   * Reads them.
   *
   * @param written {@code FILE} or {@code FILE=STACK}
   * @param root of the repository, which names of files inside it are relative to
   * @throws Problem when one is no plan and no state
   */
  static SuppliedPlans read(List<String> written, Path root) {
    var supplied = new SuppliedPlans();
    for (String one : written) {
      int cut = Files.exists(path(one)) ? -1 : one.lastIndexOf('=');
      String file = cut < 0 ? one : one.substring(0, cut);
      String stack = cut < 0 ? "" : one.substring(cut + 1);
      supplied.plans.add(new Plan(name(path(file), root), stack, content(file)));
    }
    return supplied;
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException _) {
      throw Problem.usage("not a path: " + file);
    }
  }

  private static String name(Path file, Path root) {
    Path whole = file.toAbsolutePath().normalize();
    return whole.startsWith(root)
        ? root.relativize(whole).toString().replace('\\', '/')
        : whole.getFileName().toString();
  }

  private static byte[] content(String file) {
    Path path = path(file);
    try {
      if (!Files.isRegularFile(path)) {
        throw Problem.usage("there is no file " + file);
      }
      if (Files.size(path) > MOST) {
        throw Problem.usage(file + " is larger than the 32 MiB that a plan may have");
      }
      byte[] content = Files.readAllBytes(path);
      if (!PlanFiles.isOne(content) && !ChangeSet.isOne(content)) {
        throw Problem.usage(
            file
                + " is no plan; write one with: terraform show -json PLANFILE > "
                + file
                + ", or: aws cloudformation describe-change-set --include-property-values"
                + " --change-set-name NAME --stack-name STACK > "
                + file);
      }
      return content;
    } catch (IOException e) {
      throw Problem.usage(file + " can't be read: " + e.getMessage());
    }
  }

  /**
   * The change with them.
   *
   * @throws IOException when the artifact store can't be reached
   */
  RepositoryChanged with(RepositoryChanged change, ArtifactStore artifacts) throws IOException {
    if (plans.isEmpty()) {
      return change;
    }
    List<Settings.Plan> kept = new ArrayList<>();
    for (Plan plan : plans) {
      ArtifactRef ref = artifacts.put(plan.content(), ArtifactStore.JSON);
      kept.add(new Settings.Plan(plan.name(), plan.stack(), ref));
    }
    return change.with(change.settings().planned(kept));
  }
}
