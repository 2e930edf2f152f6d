package dev.plumbline.validator.tests;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.source.SourceTree;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real {@code terraform test}, asked in a directory of its own. Tests only. */
final class TerraformTest {
  private final Path directory;

  TerraformTest(Path directory) {
    this.directory = directory;
  }

  static boolean isInstalled() {
    for (String path : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(path, "terraform"))) {
        return true;
      }
    }
    return false;
  }

  /** What a tree is known by. */
  static String digest(SourceTree tree, String module) {
    MessageDigest digest = Sha256.begun();
    digest.update(module.getBytes(StandardCharsets.UTF_8));
    tree.files()
        .forEach((path, content) -> {
          digest.update((path + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  /**
   * What comes of the tests of a module: {@code pass}, or {@code fail} where a run failed; anything
   * else, such as a file that is not laid out as {@code terraform fmt} would, as terraform says it.
   */
  String answer(SourceTree tree, String module) throws IOException, InterruptedException {
    for (var file : tree.files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Path root = module.isEmpty() ? directory : directory.resolve(module);
    Said format = run(root.resolve("tests"), "fmt", "-check", "-diff", "-no-color", ".");
    if (format.code() != 0) {
      return "fmt: " + format.text();
    }
    Said init = run(root, "init", "-no-color", "-input=false");
    if (init.code() != 0) {
      return "init: " + init.text();
    }
    Said test = run(root, "test", "-no-color");
    boolean ran = test.text().contains(" passed, ");
    return test.code() == 0
        ? "pass"
        : ran && test.text().contains(" 0 skipped") || ran ? "fail" : "test: " + test.text();
  }

  /** All that a failing answer was made of, for whoever looks into it. */
  String transcript(String module) throws IOException, InterruptedException {
    return run(module.isEmpty() ? directory : directory.resolve(module), "test", "-no-color")
        .text();
  }

  private record Said(int code, String text) {}

  private Said run(Path where, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "said", ".txt");
    var command = new java.util.ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(where.toFile());
    builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("terraform does not end");
    }
    String text = Files.readString(out);
    Files.delete(out);
    return new Said(process.exitValue(), text);
  }
}
