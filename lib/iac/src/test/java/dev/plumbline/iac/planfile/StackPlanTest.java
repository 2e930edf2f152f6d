package dev.plumbline.iac.planfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackPlanTest {
  @Test
  void what_the_sources_leave_unknown_has_the_values_of_the_plan_and_the_lines_of_the_sources()
      throws IOException {
    Graph alone = StackReader.readSources(Hosts.STACK, Hosts.sources(), Budget.generous());
    Graph merged = StackReader.read(Hosts.STACK, Hosts.with("plan.json"), Budget.generous());

    assertThat(alone.resources()).extracting(Resource::address).contains("terraform_data.host[?]");
    assertThat(merged.resources())
        .extracting(Resource::address)
        .containsExactlyInAnyOrder(
            "terraform_data.first",
            "terraform_data.host[\"a\"]",
            "terraform_data.host[\"b\"]",
            "module.network.terraform_data.net");
    Resource host = Hosts.resource(merged, "terraform_data.host[\"a\"]");
    assertThat(host.attribute("input")).isEqualTo(Value.of("a-big"));
    assertThat(host.header().toString()).isEqualTo("main.tf:23:1");
    assertThat(host.rangeOf("input").toString()).startsWith("main.tf:25:");
    assertThat(merged.coverage().evaluated()).isEqualTo(4);
    assertThat(merged.diagnostics()).isEmpty();
  }

  @Test
  void what_is_computed_and_known_in_the_plan_is_known_and_says_where_from() throws IOException {
    Graph merged = StackReader.read(Hosts.STACK, Hosts.with("plan.json"), Budget.generous());

    Value triggers = Hosts.value(merged, "terraform_data.host[\"a\"]", "triggers_replace");
    assertThat(triggers.isWhollyKnown()).isTrue();
    Provenance way =
        Hosts.resource(merged, "terraform_data.host[\"a\"]")
            .provenance()
            .get("triggers_replace[0]");
    assertThat(way).isNotNull();
    assertThat(way.range().file()).isEqualTo("main.tf");
    assertThat(way.trace().getLast().name()).isEqualTo("plan");
    assertThat(way.trace().getLast().range().file()).isEqualTo("plan.json");
    assertThat(
            Hosts.value(merged, "module.network.terraform_data.net", "triggers_replace").unmarked())
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void what_is_sensitive_stays_so() throws IOException {
    Graph merged = StackReader.read(Hosts.STACK, Hosts.with("plan.json"), Budget.generous());

    Value input = Hosts.value(merged, "terraform_data.first", "input");

    assertThat(input).isInstanceOf(Value.Obj.class);
    assertThat(((Value.Obj) input).members().get("password"))
        .isEqualTo(new Value.Sensitive(Value.of("hush-hush")));
  }

  @Test
  void a_state_fills_what_is_unknown_and_is_never_stale() throws IOException {
    SourceTree tree =
        Hosts.changed(Hosts.with("state.json"), "kind     = \"web\"", "kind     = \"api\"");

    Graph merged = StackReader.read(Hosts.STACK, tree, Budget.generous());

    assertThat(merged.diagnostics()).isEmpty();
    assertThat(merged.resources())
        .extracting(Resource::address)
        .contains("terraform_data.host[\"a\"]", "terraform_data.host[\"c\"]");
    assertThat(Hosts.value(merged, "terraform_data.host[\"a\"]", "input"))
        .isEqualTo(Value.of("a-small"));
  }

  @Test
  void code_that_the_plan_was_not_made_of_counts_and_the_plan_is_told_to_be_stale()
      throws IOException {
    SourceTree tree =
        Hosts.changed(
            Hosts.with("plan.json"),
            "triggers_replace = [terraform_data.first.id]",
            "triggers_replace = \"once\"");

    StackPlan.Reading reading = Hosts.head(tree);

    assertThat(Hosts.value(reading.graph(), "terraform_data.host[\"a\"]", "triggers_replace"))
        .isEqualTo(Value.of("once"));
    assertThat(reading.plan().stale())
        .containsExactly("terraform_data.host[\"a\"]", "terraform_data.host[\"b\"]");
  }

  @Test
  void another_constant_than_in_the_plan_makes_it_stale_for_that_resource() {
    String code = "resource \"terraform_data\" \"one\" {\n  input = \"%s\"\n}\n";
    SourceTree same = one(code.formatted("old"));
    SourceTree other = one(code.formatted("new"));

    StackPlan.Reading fresh = Hosts.head(same);
    StackPlan.Reading stale = Hosts.head(other);

    assertThat(fresh.graph().diagnostics()).isEmpty();
    assertThat(fresh.plan().stale()).isEmpty();
    assertThat(stale.plan().stale()).containsExactly("terraform_data.one");
    assertThat(Hosts.value(stale.graph(), "terraform_data.one", "input"))
        .isEqualTo(Value.of("new"));
    assertThat(stale.graph().diagnostics())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.summary()).isEqualTo("Stale plan");
          assertThat(problem.level()).isEqualTo(Diagnostic.Level.WARNING);
          assertThat(problem.subject().toString()).isEqualTo("main.tf:2:3");
          assertThat(problem.detail())
              .contains("plan.json")
              .contains("terraform_data.one had another input")
              .doesNotContain("old");
        });
  }

  @Test
  void resources_that_only_one_side_has_are_told_and_the_code_counts() {
    StackPlan.Reading reading =
        Hosts.head(one("resource \"terraform_data\" \"two\" {\n  input = \"new\"\n}\n"));

    assertThat(reading.graph().resources())
        .extracting(Resource::address)
        .containsExactly("terraform_data.two");
    assertThat(reading.plan().stale())
        .containsExactlyInAnyOrder("terraform_data.one", "terraform_data.two");
    assertThat(reading.graph().diagnostics())
        .extracting(Diagnostic::detail)
        .anyMatch(detail -> detail.contains("has no terraform_data.two"))
        .anyMatch(detail -> detail.contains("has terraform_data.one, which the code does not"));
  }

  private static SourceTree one(String code) {
    return SourceTree.ofText(
        Map.of(
            "main.tf",
            code,
            "plan.json",
            """
            {"format_version": "1.2", "terraform_version": "1.11.4", "complete": true,
             "planned_values": {"root_module": {"resources": [
               {"address": "terraform_data.one", "mode": "managed", "type": "terraform_data",
                "name": "one", "values": {"input": "old", "triggers_replace": null}}]}},
             "resource_changes": [
               {"address": "terraform_data.one", "mode": "managed", "type": "terraform_data",
                "name": "one", "change": {"actions": ["create"], "after_unknown": {"id": true}}}],
             "configuration": {"root_module": {"resources": [
               {"address": "terraform_data.one", "mode": "managed", "type": "terraform_data",
                "name": "one", "expressions": {"input": {"constant_value": "old"}}}]}}}
            """));
  }

  @Test
  void a_value_that_the_repository_gives_counts_and_another_one_in_the_plan_is_told()
      throws IOException {
    SourceTree tree =
        Hosts.with("plan.json").with("terraform.tfvars", "size = \"huge\"\n".getBytes(UTF_8));

    Graph merged = StackReader.read(Hosts.STACK, tree, Budget.generous());

    assertThat(Hosts.value(merged, "terraform_data.host[\"a\"]", "input"))
        .isEqualTo(Value.of("a-huge"));
    assertThat(merged.diagnostics())
        .extracting(Diagnostic::detail)
        .singleElement()
        .asString()
        .contains("another value of \"size\"");
  }

  @Test
  void a_plan_says_what_it_does() throws IOException {
    SuppliedPlan plan = Hosts.head(Hosts.with("plan.json")).plan();

    assertThat(plan.file()).isEqualTo("plan.json");
    assertThat(plan.steps())
        .extracting(SuppliedPlan.Step::address, SuppliedPlan.Step::action)
        .containsExactlyInAnyOrder(
            tuple("terraform_data.first", Action.UPDATE),
            tuple("terraform_data.host[\"a\"]", Action.UPDATE),
            tuple("terraform_data.host[\"b\"]", Action.CREATE),
            tuple("terraform_data.host[\"c\"]", Action.DESTROY),
            tuple("module.network.terraform_data.net", Action.REPLACE));
    assertThat(plan.steps())
        .filteredOn(step -> step.action() == Action.REPLACE)
        .singleElement()
        .satisfies(step -> assertThat(step.forcing()).containsExactly("triggers_replace"));
  }

  @Test
  void before_the_plan_stands_what_was_there() throws IOException {
    SourceTree tree = Hosts.with("plan.json");

    Graph before =
        StackPlan.find(Hosts.STACK, tree, Budget.generous())
            .orElseThrow()
            .before(Hosts.STACK, Hosts.sources(), Budget.generous());

    assertThat(
            Hosts.value(before, "terraform_data.host[\"a\"]", "triggers_replace").isWhollyKnown())
        .isTrue();
    assertThat(before.diagnostics()).isEmpty();
  }

  @Test
  void a_plan_without_sources_is_read_by_itself() throws IOException {
    SourceTree tree = SourceTree.EMPTY.with("plan.json", Hosts.file("plan.json"));

    Graph graph = StackReader.read(Hosts.STACK, tree, Budget.generous());

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources()).hasSize(4);
    assertThat(graph.declarations().requirements())
        .extracting(Requirement::name, Requirement::locked)
        .containsExactly(tuple("terraform", "1.11.4"));
    Resource net = Hosts.resource(graph, "module.network.terraform_data.net");
    assertThat(net.module()).isEqualTo("module.network");
    assertThat(net.attribute("input")).isEqualTo(Value.of("net-big"));
    assertThat(net.attribute("output")).isNull(); // nobody sets it, nobody knows it
    assertThat(net.attribute("triggers_replace")).isInstanceOf(Value.Unknown.class);
    assertThat(net.rangeOf("input").file()).isEqualTo("plan.json");
    assertThat(graph.edges())
        .filteredOn(edge -> edge.from().equals(net.address()))
        .extracting(Edge::to, Edge::attribute, Edge::target)
        .containsExactly(tuple("terraform_data.first", "triggers_replace", "output"));
  }

  @Test
  void which_file_is_a_plan_its_content_says() throws IOException {
    assertThat(PlanFiles.isOne(Hosts.file("plan.json"))).isTrue();
    assertThat(PlanFiles.isOne(Hosts.file("state.json"))).isTrue();
    assertThat(PlanFiles.isOne("{\"planned_values\": {}}".getBytes(UTF_8))).isFalse();
    assertThat(
            PlanFiles.isOne("{\"format_version\": \"1\", \"x\": {\"values\": 1}}".getBytes(UTF_8)))
        .isFalse();
    assertThat(PlanFiles.isOne("{\"format_version\": ".getBytes(UTF_8))).isFalse();
  }

  @Test
  void a_plan_alone_tells_which_modules_wait_and_are_waited_for() throws IOException {
    byte[] plan = Files.readAllBytes(Hosts.RECORDED.resolveSibling("waits").resolve("plan.json"));

    Graph graph = Hosts.head(SourceTree.EMPTY.with("plan.json", plan)).graph();

    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to, Edge::kind)
        .containsExactlyInAnyOrder(
            tuple("module.m[\"x\"]", "terraform_data.k", Edge.Kind.DEPENDS_ON),
            tuple(
                "module.m[\"x\"].terraform_data.a",
                "module.m[\"x\"].module.n",
                Edge.Kind.DEPENDS_ON),
            tuple("terraform_data.after", "module.m", Edge.Kind.DEPENDS_ON));
  }

  @Test
  void of_two_plans_none_is_taken_unless_the_stack_names_one() throws IOException {
    SourceTree tree = Hosts.with("plan.json").with("prod.tfplan.json", Hosts.file("plan.json"));
    var named = new StackSpec(StackSpec.Kind.TERRAFORM, "", "", List.of("plan.json"), false);
    var prod = new StackSpec(StackSpec.Kind.TERRAFORM, "", "prod", List.of(), false);

    assertThat(StackPlan.find(Hosts.STACK, tree, Budget.generous())).isEmpty();
    assertThat(StackPlan.find(named, tree, Budget.generous())).isPresent();
    assertThat(StackPlan.find(prod, tree, Budget.generous())).isPresent();
    assertThat(StackReader.read(named, tree, Budget.generous()).stack()).isEqualTo(named);
    assertThat(StackReader.read(named, tree, Budget.generous()).diagnostics()).isEmpty();
  }
}
