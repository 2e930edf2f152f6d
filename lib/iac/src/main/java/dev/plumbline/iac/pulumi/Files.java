package dev.plumbline.iac.pulumi;

import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;

/** The files a program may read: those of the snapshot, relative to its project. */
record Files(SourceTree tree, String folder) {
  Optional<String> text(String path) {
    byte[] bytes = tree.file(normal(path));
    return bytes == null
        ? Optional.empty()
        : Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  private String normal(String path) {
    var steps = new ArrayDeque<String>();
    for (String step : (folder + "/" + path).split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}
