package dev.plumbline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlierReadingsTest {
  private static final String MAIN = "module \"a\" {\n  source = \"./a\"\n}\n";
  private static final String MODULE = "resource \"aws_vpc\" \"a\" {\n  cidr_block = \"%s\"\n}\n";
  private static final long PLENTY = 64L << 20;

  private static SourceTree tree(String main, String cidr) {
    return SourceTree.ofText(Map.of("s/main.tf", main, "s/a/main.tf", MODULE.formatted(cidr)));
  }

  private static Graph read(EarlierReadings earlier, String repository, SourceTree tree) {
    return earlier.read(repository, StackSpec.terraform("s"), tree, Budget.generous());
  }

  private static Resource only(Graph graph) {
    return graph.resources().getFirst();
  }

  @Test
  void theHeadTakesOverWhatItsBaseHas() {
    var earlier = new EarlierReadings(PLENTY);
    Resource base = only(read(earlier, "r", tree(MAIN, "10.0.0.0/8")));

    Graph head = read(earlier, "r", tree(MAIN + "\n# more\n", "10.0.0.0/8"));

    assertThat(only(head)).isSameAs(base);
  }

  @Test
  void whatChangedIsReadAnew() {
    var earlier = new EarlierReadings(PLENTY);
    read(earlier, "r", tree(MAIN, "10.0.0.0/8"));
    SourceTree changed = tree(MAIN, "10.1.0.0/16");

    Graph head = read(earlier, "r", changed);

    assertThat(head)
        .isEqualTo(StackReader.read(StackSpec.terraform("s"), changed, Budget.generous()));
  }

  @Test
  void nothingPassesFromOneRepositoryToAnother() {
    var earlier = new EarlierReadings(PLENTY);
    SourceTree tree = tree(MAIN, "10.0.0.0/8");

    Resource one = only(read(earlier, "one", tree));
    Resource other = only(read(earlier, "other", tree));

    assertThat(other).isEqualTo(one).isNotSameAs(one);
  }

  @Test
  void oneRepositoryNeverPushesOutAnothers() {
    var earlier = new EarlierReadings(4 * 12_000);
    SourceTree tree = tree(MAIN, "10.0.0.0/8");
    Resource kept = only(read(earlier, "small", tree));

    for (int i = 0; i < 100; i++) {
      earlier.read(
          "large",
          StackSpec.terraform("s" + i),
          SourceTree.ofText(
              Map.of("s" + i + "/main.tf", "locals {\n  a = \"" + "x".repeat(300) + "\"\n}\n")),
          Budget.generous());
    }

    assertThat(only(read(earlier, "small", tree))).isSameAs(kept);
  }

  @Test
  void whatTakesMoreThanARepositorysShareIsNotKept() {
    var earlier = new EarlierReadings(4 * 12_000);
    SourceTree tree = tree(MAIN + "# " + "x".repeat(1_000), "10.0.0.0/8");
    Resource base = only(read(earlier, "r", tree));

    assertThat(only(read(earlier, "r", tree))).isNotSameAs(base);
  }

  @Test
  void otherLanguagesAreReadAsEver() {
    var earlier = new EarlierReadings(PLENTY);
    var template =
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", java.util.List.of(), false);
    SourceTree tree =
        SourceTree.ofText(Map.of("t.yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n"));

    assertThat(earlier.read("r", template, tree, Budget.generous()))
        .isEqualTo(StackReader.read(template, tree, Budget.generous()));
  }
}
