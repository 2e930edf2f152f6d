package dev.plumbline.iac.hcl.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.iac.hcl.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentTest {
  private static final String BLOCK =
      """
      resource "a" "b" {
        c   = 1 # one
        ddd = 2 # two

        e = 3
      }
      """;

  private static String aligned(String source, Edit... edits) {
    byte[] result = Alignment.of(SourceText.of("main.tf", source), List.of(edits));
    return new String(result, StandardCharsets.UTF_8);
  }

  /** In front of the line that begins so. */
  private static Edit insertion(String source, String line, String text) {
    int at = source.indexOf(line);
    return new Edit(at, at, text);
  }

  private static Edit removal(String source, String line) {
    int at = source.indexOf(line);
    return new Edit(at, source.indexOf('\n', at) + 1, "");
  }

  @Test
  void a_wider_name_moves_the_signs_and_comments_of_its_group_only() {
    assertThat(aligned(BLOCK, insertion(BLOCK, "  ddd", "  wider = true\n")))
        .isEqualTo(
            """
            resource "a" "b" {
              c     = 1 # one
              wider = true
              ddd   = 2 # two

              e = 3
            }
            """);
  }

  @Test
  void what_the_widest_name_leaves_moves_back() {
    assertThat(aligned(BLOCK, removal(BLOCK, "  ddd")))
        .isEqualTo("resource \"a\" \"b\" {\n  c = 1 # one\n\n  e = 3\n}\n");
  }

  @Test
  void lines_of_two_edits_stand_below_one_another() {
    assertThat(
            aligned(
                BLOCK,
                insertion(BLOCK, "  c ", "  a = 0\n"),
                insertion(BLOCK, "\n  e", "  name = \"x\"\n")))
        .startsWith(
            """
            resource "a" "b" {
              a    = 0
              c    = 1 # one
              ddd  = 2 # two
              name = "x"
            """);
  }

  @Test
  void what_was_out_of_order_stays_so() {
    String crooked = "a {\n  b = 1\n  ccc    = 2\n}\n";

    assertThat(aligned(crooked, insertion(crooked, "}", "  wider = 3\n")))
        .isEqualTo("a {\n  b = 1\n  ccc    = 2\n  wider = 3\n}\n");
  }

  @Test
  void a_heredoc_stands_in_its_group_and_a_value_of_several_lines_between_groups() {
    String source = "a {\n  b = <<EOT\n x = 1\nEOT\n  c = [\n    1,\n  ]\n  d = 1\n}\n";

    assertThat(
            aligned(
                source,
                insertion(source, "  c", "  wide = 2\n"),
                insertion(source, "}", "  de = 3\n")))
        .isEqualTo(
            "a {\n  b    = <<EOT\n x = 1\nEOT\n  wide = 2\n"
                + "  c = [\n    1,\n  ]\n  d  = 1\n  de = 3\n}\n");
  }

  @Test
  void twice_the_groups_and_edits_are_twice_the_work() {
    assertThat(editsRead(200)).isLessThanOrEqualTo(2 * editsRead(100));
  }

  /** How often an edit is looked at where each of so many groups has one. */
  private static int editsRead(int groups) {
    String group = "b  = 1\ncc = 2\n\n";
    var reads = new AtomicInteger();
    var edits =
        new AbstractList<Edit>() {
          @Override
          public Edit get(int index) {
            reads.incrementAndGet();
            int at = index * group.length();
            return new Edit(at, at, "wide = 0\n");
          }

          @Override
          public int size() {
            return groups;
          }
        };
    byte[] result = Alignment.of(SourceText.of("main.tf", group.repeat(groups)), edits);

    assertThat(new String(result, StandardCharsets.UTF_8))
        .isEqualTo("wide = 0\nb    = 1\ncc   = 2\n\n".repeat(groups));
    return reads.get();
  }

  @Test
  void takes_lines_in_and_out_as_terraform_formats_them(@TempDir Path folder) throws Exception {
    assumeThat(isInstalled()).as("terraform is not installed: nothing to compare with").isTrue();
    var random = new Random(7);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Path file = folder.resolve("f" + i + ".tf");
      Files.writeString(file, Rows.source(random));
      files.add(file);
    }
    format(folder);
    List<String> ours = new ArrayList<>();
    int changed = 0;
    for (Path file : files) {
      String formatted = Files.readString(file);
      List<Edit> edits = Rows.edits(formatted, random);
      String plain =
          new String(
              Edit.apply(formatted.getBytes(StandardCharsets.UTF_8), edits),
              StandardCharsets.UTF_8);
      ours.add(aligned(formatted, edits.toArray(Edit[]::new)));
      changed += plain.equals(ours.getLast()) ? 0 : 1;
      Files.writeString(file, plain);
    }

    format(folder);

    assertThat(changed).as("files in which something moves").isGreaterThan(150);
    for (int i = 0; i < files.size(); i++) {
      assertThat(ours.get(i)).isEqualTo(Files.readString(files.get(i)));
    }
  }

  /** Bodies of lines of every kind, and edits that take some out and bring others. */
  private static final class Rows {
    private static final List<String> KINDS =
        List.of(
            "%s = 1",
            "%s = \"${x}\" # note",
            "%s = { a = 1 }",
            "%s = [for k, v in x : k if v == 1] // why",
            "%s = <<EOT\n  a   = 1\nEOT",
            "%s = {\n  a = 1\n  bcd = 2 # inner\n}",
            "%s = [\n  1,\n]",
            "%s {\n  a = 1\n}",
            "%s { # open",
            "# about %s",
            "%s = jsonencode({ a = \"{\" })",
            "");

    static String source(Random random) {
      var text = new StringBuilder("locals {\n");
      for (int i = 0; i < 12; i++) {
        text.append(row(random, i));
      }
      return text.append("}\n").toString();
    }

    private static String row(Random random, int number) {
      String name = "n".repeat(1 + random.nextInt(9)) + number;
      String kind = KINDS.get(random.nextInt(KINDS.size())).formatted(name);
      return kind.endsWith("{ # open") ? kind + "\n  a = 1 # b\n}\n" : kind + "\n";
    }

    /** Only whole assignments of one line are taken out, and whole rows put before such. */
    static List<Edit> edits(String source, Random random) {
      List<Edit> edits = new ArrayList<>();
      int at = 0;
      for (String line : source.split("(?<=\n)", -1)) {
        boolean whole = line.matches("  n+\\d+ += (1|\"[^\n]*|\\{ a = 1 })\n");
        if (whole && random.nextInt(3) == 0) {
          edits.add(new Edit(at, at + line.length(), ""));
        } else if (whole && random.nextInt(2) == 0) {
          String name = "m".repeat(1 + random.nextInt(15)) + edits.size();
          edits.add(
              new Edit(at, at, "  " + name + " = 2" + (random.nextBoolean() ? " # m\n" : "\n")));
        }
        at += line.length();
      }
      return edits;
    }
  }

  private static void format(Path folder) throws Exception {
    var builder = new ProcessBuilder("terraform", "fmt", "-list=false", ".");
    builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
    Process process = builder.directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static boolean isInstalled() {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
  }
}
