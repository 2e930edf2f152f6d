package dev.plumbline.iac.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.source.Budget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AffectedStacksTest {
  private static final String PROVIDER = "provider \"aws\" {}\n";
  private static final TextTree BASE =
      TextTree.of(
          Map.of(
              "app/main.tf",
              PROVIDER + "module \"m\" {\n  source = \"../shared\"\n}\n",
              "net/main.tf",
              PROVIDER,
              "net/terraform.tfvars",
              "a = 1",
              "dns/main.tf",
              PROVIDER,
              "shared/main.tf",
              "",
              "README.md",
              "words"));

  @Test
  void a_change_of_a_module_concerns_its_callers_only() throws Exception {
    assertThat(affected(BASE.with("shared/main.tf", "locals {}"))).containsExactly("app CHANGED");
  }

  @Test
  void a_change_of_values_or_of_an_added_file_concerns_its_stack() throws Exception {
    assertThat(affected(BASE.with("net/terraform.tfvars", "a = 2"))).containsExactly("net CHANGED");
    assertThat(affected(BASE.with("net/more.tf", "locals {}"))).containsExactly("net CHANGED");
    assertThat(affected(BASE.with("net/terraform.tfvars", ""))).containsExactly("net CHANGED");
  }

  @Test
  void a_change_of_nothing_that_a_stack_reads_concerns_none() throws Exception {
    assertThat(affected(BASE.with("README.md", "other words"))).isEmpty();
  }

  @Test
  void stacks_come_and_go() throws Exception {
    assertThat(affected(BASE.with("new/main.tf", PROVIDER))).containsExactly("new ADDED");
    assertThat(affected(BASE.with("dns/main.tf", ""))).containsExactly("dns REMOVED");
  }

  @Test
  void a_root_that_gets_its_first_environments_is_changed_and_nothing_of_it_is_removed()
      throws Exception {
    assertThat(affected(BASE.with("dns/prod.tfvars", "a = 1"))).containsExactly("dns@prod CHANGED");
  }

  @Test
  void an_environment_that_loses_its_values_is_gone_and_its_root_is_not_removed() throws Exception {
    TextTree two = BASE.with("dns/prod.tfvars", "a = 1").with("dns/test.tfvars", "a = 2");

    assertThat(between(two.with("dns/test.tfvars", ""), two, Map.of()))
        .containsExactly("dns@prod CHANGED", "dns@test VALUES_REMOVED");
    assertThat(between(BASE, two, Map.of()))
        .containsExactly("dns CHANGED", "dns@prod VALUES_REMOVED", "dns@test VALUES_REMOVED");
    assertThat(between(two.with("dns/main.tf", ""), two, Map.of()))
        .containsExactly("dns@prod REMOVED", "dns@test REMOVED");
  }

  @Test
  void a_module_that_loses_its_caller_leaves_it_changed_and_becomes_a_library() throws Exception {
    assertThat(affected(BASE.with("app/main.tf", PROVIDER)))
        .containsExactly("app CHANGED", "shared ADDED");
  }

  @Test
  void settings_of_the_repository_concern_every_stack() throws Exception {
    assertThat(affected(BASE.with(".plumbline.yaml", "branches: [main]"))).hasSize(3);
  }

  @Test
  void who_reads_what_an_affected_stack_offers_is_affected_too() throws Exception {
    var estate =
        Map.of(
            "net", offering("net", List.of("s3://state/net"), List.of()),
            "dns", offering("dns", List.of("s3://state/dns"), List.of("s3://state/net")),
            "app", offering("app", List.of(), List.of("s3://state/dns")));

    var found = between(BASE.with("net/main.tf", PROVIDER + "locals {}"), BASE, estate);

    assertThat(found).containsExactly("dns READS_AFFECTED", "net CHANGED");
  }

  private static StackInterface offering(String stack, List<String> keys, List<String> reads) {
    return new StackInterface("shop", stack, 1, Map.of(), keys, reads, Map.of());
  }

  private static List<String> affected(TextTree head) throws IOException {
    return between(head, BASE, Map.of());
  }

  private static List<String> between(
      TextTree head, TextTree base, Map<String, StackInterface> estate) throws IOException {
    var discovery = new Discovery(Budget.generous(), List.of(), List.of());
    var after = discovery.discover(head);
    var before = discovery.discover(base);
    var changed = AffectedStacks.changedPaths(head, base);
    return AffectedStacks.between(after, before, changed, estate).stream()
        .map(stack -> stack.spec().name() + " " + stack.cause())
        .toList();
  }
}
