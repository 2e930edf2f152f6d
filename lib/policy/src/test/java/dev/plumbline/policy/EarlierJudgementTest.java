package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy.Example;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A state that is judged by what differs from an earlier one, against the same judged whole. */
class EarlierJudgementTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());
  private static final StackSpec TERRAFORM = StackSpec.terraform("");
  private static final int EDITS = 12;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsTakenOverIsWhatAWholeJudgementFinds(int seed) {
    var random = new Random(seed);
    Map<String, String> files = examples(random);
    EarlierJudgement head = ENGINE.judged(request(TERRAFORM, files));
    assertThat(head.result()).isEqualTo(ENGINE.findings(request(TERRAFORM, files)));

    Map<String, String> edited = files;
    for (int i = 0; i < EDITS; i++) {
      edited = i % 4 == 0 ? files : edited; // some alone, some on top of others
      edited = new Edit(random).of(edited);

      Request request = request(TERRAFORM, edited);
      same(ENGINE.findings(request, head), ENGINE.findings(request), edited);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameGoesForTemplates(int seed) {
    var random = new Random(seed);
    List<Example> templates =
        Catalogue.bundled().policies().stream()
            .flatMap(policy -> Stream.concat(policy.bad().stream(), policy.good().stream()))
            .filter(example -> example.language() == StackSpec.Kind.CLOUDFORMATION)
            .toList();
    String template = templates.get(random.nextInt(templates.size())).source();
    var spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "stack.yaml", "", List.of(), false);
    Map<String, String> files = Map.of("stack.yaml", template);
    EarlierJudgement head = ENGINE.judged(request(spec, files));

    for (int i = 0; i < EDITS; i++) {
      Map<String, String> edited = new Edit(random).of(files);
      Request request = request(spec, edited);
      same(ENGINE.findings(request, head), ENGINE.findings(request), edited);
    }
  }

  @Test
  void whatAnEditDoesNotReachIsNotJudgedAgain() {
    String disk = "resource \"aws_ebs_volume\" \"%s\" {\n  size = %d\n}\n";
    var files = Map.of("a.tf", disk.formatted("a", 1), "b.tf", disk.formatted("b", 1));
    EarlierJudgement head = ENGINE.judged(request(TERRAFORM, files));

    var edited = Map.of("a.tf", disk.formatted("a", 2), "b.tf", disk.formatted("b", 1));
    Result again = ENGINE.findings(request(TERRAFORM, edited), head);

    assertThat(of(again, "aws_ebs_volume.b"))
        .isNotEmpty()
        .usingElementComparator((one, other) -> one == other ? 0 : 1)
        .isSubsetOf(head.result().findings());
    assertThat(of(again, "aws_ebs_volume.a"))
        .isNotEmpty()
        .usingElementComparator((one, other) -> one == other ? 0 : 1)
        .doesNotContainAnyElementsOf(head.result().findings());
  }

  private static List<Finding> of(Result result, String address) {
    return result.findings().stream()
        .filter(finding -> finding.resource().equals(address))
        .toList();
  }

  private static void same(Result again, Result whole, Map<String, String> files) {
    assertThat(again.findings()).as("%s", files).isEqualTo(whole.findings());
    assertThat(again.undecided()).as("%s", files).isEqualTo(whole.undecided());
    assertThat(again.rules()).as("%s", files).isEqualTo(whole.rules());
    assertThat(again.checks()).as("%s", files).isEqualTo(whole.checks());
    assertThat(again.defects()).hasSameSizeAs(whole.defects());
  }

  /** Examples of policies that lie side by side in the catalogue, as one stack. */
  private static Map<String, String> examples(Random random) {
    List<Policy> policies = Catalogue.bundled().policies();
    int from = random.nextInt(policies.size() - 20);
    Map<String, String> files = new HashMap<>();
    for (Policy policy : policies.subList(from, from + 20)) {
      var all = new ArrayList<>(policy.bad());
      all.addAll(policy.good());
      Collections.shuffle(all, random);
      all.stream()
          .filter(example -> example.language() == StackSpec.Kind.TERRAFORM)
          .limit(1)
          .forEach(example ->
              files.merge("f" + random.nextInt(5) + ".tf", example.source(), String::concat));
    }
    return files;
  }

  private static Request request(StackSpec spec, Map<String, String> files) {
    Graph graph = StackReader.read(spec, SourceTree.ofText(files), Budget.generous());
    return new Request(
        "github.com/example/edited",
        graph,
        null,
        Settings.DEFAULT,
        LocalDate.of(2026, 11, 28),
        Budget.generous());
  }

  /** Something that is done to a line or a block of one file. */
  private record Edit(Random random) {
    Map<String, String> of(Map<String, String> files) {
      if (files.isEmpty()) {
        return files;
      }
      List<String> names = files.keySet().stream().sorted().toList();
      String file = names.get(random.nextInt(names.size()));
      var edited = new HashMap<>(files);
      edited.put(file, edited(files.getOrDefault(file, "")));
      return edited;
    }

    private String edited(String text) {
      var lines = new ArrayList<>(List.of(text.split("\n", -1)));
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      switch (random.nextInt(8)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, "");
        case 2 -> lines.add(at, "  # plumbline:ignore aws/*");
        case 3 ->
            lines.set(
                at,
                line.contains("true")
                    ? line.replace("true", "false")
                    : line.replace("false", "true"));
        case 4 -> lines.set(at, line.replaceAll("\\d+", "7"));
        case 5 -> lines.set(at, line.replaceFirst("\"(\\w+)\"( \\{)?$", "\"$1x\"$2"));
        case 6 -> lines.add(at, line);
        default -> block(lines, at);
      }
      return String.join("\n", lines);
    }

    /** Takes the block out that stands around a line. */
    private static void block(List<String> lines, int at) {
      int from = at;
      while (from > 0 && !lines.get(from).matches("\\S.*\\{")) {
        from--;
      }
      int to = at;
      while (to < lines.size() - 1 && !lines.get(to).equals("}")) {
        to++;
      }
      lines.subList(from, to + 1).clear();
    }
  }
}
