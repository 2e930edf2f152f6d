package dev.plumbline.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.iac.discovery.AffectedStack;
import dev.plumbline.iac.discovery.FileTree;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.source.StackSpec.Kind;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HandedInTest {
  private static final String PLAN =
      "{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": {}}}";

  @TempDir Path dir;
  private DirectoryStore artifacts;
  private final List<AffectedStack> affected = new ArrayList<>();
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  @BeforeEach
  void open() throws IOException {
    artifacts = new DirectoryStore(dir);
  }

  @Test
  void a_plan_of_the_only_terraform_stack_needs_no_name() throws Exception {
    Stack app = reviewed(StackSpec.terraform("app"));
    template("cfn/net.yaml", "Vpc");

    HandedIn handed = handed(plan("tfplan.json", "", PLAN));

    assertThat(handed.spec(app.spec()).variableFiles()).containsExactly("tfplan.json");
    assertThat(text(handed, app, "tfplan.json")).isEqualTo(PLAN);
  }

  @Test
  void a_plan_makes_a_library_a_stack_and_stands_after_its_other_files() throws Exception {
    var library = new StackSpec(Kind.TERRAFORM, "app", "", List.of("prod.tfvars"), true);
    reviewed(library);

    StackSpec spec = handed(plan("tfplan.json", "app", PLAN)).spec(library);

    assertThat(spec.library()).isFalse();
    assertThat(spec.variableFiles()).containsExactly("prod.tfvars", "tfplan.json");
  }

  @Test
  void a_stack_without_a_plan_stays_as_it_is() throws Exception {
    reviewed(StackSpec.terraform("app"));
    Stack net = reviewed(StackSpec.terraform("net"));

    HandedIn handed = handed(plan("tfplan.json", "app", PLAN));

    assertThat(handed.spec(net.spec())).isSameAs(net.spec());
    assertThat(handed.files(net)).isEmpty();
    assertThat(handed.files(null)).isEmpty();
  }

  @Test
  void a_plan_that_may_be_of_several_stacks_is_refused_with_their_names() {
    reviewed(StackSpec.terraform("app"));
    reviewed(StackSpec.terraform("net"));

    assertThatThrownBy(() -> handed(plan("tfplan.json", "", PLAN)))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "which stack is the plan tfplan.json of? Write FILE=STACK; the Terraform stacks under"
                + " review are app, net");
  }

  @Test
  void a_plan_of_a_stack_that_is_not_reviewed_is_refused() {
    reviewed(StackSpec.terraform("app"));

    assertThatThrownBy(() -> handed(plan("tfplan.json", "nett", PLAN)))
        .hasMessage(
            "the plan tfplan.json is of no stack under review: nett; the Terraform stacks under"
                + " review are app");
  }

  @Test
  void a_plan_is_refused_where_no_terraform_stack_is_reviewed() {
    template("cfn/net.yaml", "Vpc");

    assertThatThrownBy(() -> handed(plan("tfplan.json", "", PLAN)))
        .hasMessageEndingWith("no Terraform stack is reviewed");
  }

  @Test
  void a_stack_that_the_change_removes_takes_no_plan() {
    Stack gone = new Stack(StackSpec.terraform("app"), new TreeSet<>());
    affected.add(new AffectedStack(null, gone, AffectedStack.Cause.REMOVED));

    assertThatThrownBy(() -> handed(plan("tfplan.json", "app", PLAN)))
        .hasMessageContaining("of no stack under review: app");
  }

  @Test
  void two_plans_of_one_stack_are_refused() {
    reviewed(StackSpec.terraform("app"));

    assertThatThrownBy(() -> handed(plan("a.json", "app", PLAN), plan("b.json", "", PLAN)))
        .hasMessage("there are two plans of app; leave one out");
  }

  @Test
  void a_change_set_goes_to_the_template_that_declares_its_resources() throws Exception {
    reviewed(StackSpec.terraform("app"));
    Stack net = template("cfn/net.yaml", "Vpc");
    template("cfn/db.yaml", "Db");

    HandedIn handed = handed(plan("changes.json", "", changeSet("any", "Vpc")));

    assertThat(handed.files(net)).containsOnlyKeys("changes.json");
    assertThat(handed.spec(net.spec()).variableFiles()).containsExactly("changes.json");
  }

  @Test
  void of_templates_that_declare_the_same_the_namesake_of_the_stack_is_meant() throws Exception {
    template("cfn/blue.yaml", "Vpc");
    Stack green = template("cfn/green.yaml", "Vpc");

    HandedIn handed = handed(plan("changes.json", "", changeSet("prod-green", "Vpc")));

    assertThat(handed.files(green)).containsOnlyKeys("changes.json");
  }

  @Test
  void a_change_set_that_fits_two_templates_is_refused() {
    template("cfn/blue.yaml", "Vpc");
    template("cfn/green.yaml", "Vpc");

    assertThatThrownBy(() -> handed(plan("changes.json", "", changeSet("prod", "Vpc"))))
        .hasMessageEndingWith(
            "the CloudFormation stacks under review are cfn/blue.yaml, cfn/green.yaml");
  }

  @Test
  void a_change_set_is_of_no_terraform_stack() {
    reviewed(StackSpec.terraform("app"));

    assertThatThrownBy(() -> handed(plan("changes.json", "app", changeSet("app", "Vpc"))))
        .hasMessageEndingWith("no CloudFormation stack is reviewed");
  }

  private HandedIn handed(Settings.Plan... plans) throws IOException, SourceException {
    return HandedIn.of(List.of(plans), affected, new Tree(files), artifacts, Budget.generous());
  }

  private Settings.Plan plan(String file, String stack, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new Settings.Plan(file, stack, artifacts.put(bytes, ArtifactStore.JSON));
  }

  private static String changeSet(String stack, String logicalId) {
    return """
    {"ChangeSetName": "c", "StackName": "%s", "Changes": [{"Type": "Resource",
      "ResourceChange": {"Action": "Add", "LogicalResourceId": "%s"}}]}
    """
        .formatted(stack, logicalId);
  }

  private Stack template(String path, String logicalId) {
    String text = "Resources: {" + logicalId + ": {Type: 'AWS::EC2::VPC'}}\n";
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return reviewed(new StackSpec(Kind.CLOUDFORMATION, path, "", List.of(), false));
  }

  private Stack reviewed(StackSpec spec) {
    var stack = new Stack(spec, new TreeSet<>());
    affected.add(new AffectedStack(stack, null, AffectedStack.Cause.REVIEWED));
    return stack;
  }

  private static String text(HandedIn handed, Stack stack, String file) throws IOException {
    Map<String, byte[]> files = handed.files(stack);
    return new String(Objects.requireNonNull(files.get(file)), StandardCharsets.UTF_8);
  }

  private record Tree(TreeMap<String, byte[]> files) implements FileTree {
    @Override
    public NavigableSet<String> paths() {
      return files.navigableKeySet();
    }

    @Override
    public String id(String path) {
      return path;
    }

    @Override
    public long size(String path) {
      return read(path).length;
    }

    @Override
    public byte[] read(String path) {
      return Objects.requireNonNull(files.get(path));
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }
}
