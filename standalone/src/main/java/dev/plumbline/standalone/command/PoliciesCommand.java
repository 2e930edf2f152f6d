package dev.plumbline.standalone.command;

import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.standalone.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The catalogue. */
@Command(
    name = "policies",
    description = "List policies, or explain one.",
    synopsisSubcommandLabel = "list | explain ID",
    footer = {"", "Example: plumbline policies explain CKV_AWS_16"})
public final class PoliciesCommand implements Runnable {
  @Override
  public void run() {
    list("");
  }

  @Command(
      name = "list",
      description = "All policies: severity, id, title.",
      footer = {"", "Example: plumbline policies list aws/s3"})
  void list(
      @Parameters(
              arity = "0..1",
              paramLabel = "PREFIX",
              defaultValue = "",
              description = "Only ids that begin so, as in aws/s3.")
          String prefix) {
    for (Policy policy : Catalogue.bundled().policies()) {
      if (policy.id().startsWith(prefix)) {
        Main.out()
            .printf("%-8s  %-52s  %s%n", policy.severity().label(), policy.id(), policy.title());
      }
    }
  }

  @Command(
      name = "explain",
      description = "Why a policy is there, what it asks for, and what it answers to.",
      footer = {"", "Example: plumbline policies explain aws/rds/encryption-at-rest"})
  void explain(
      @Parameters(
              paramLabel = "ID",
              description = "An id of ours or of a peer (CKV_AWS_19, AVD-AWS-0088).")
          String id) {
    for (Policy policy : PolicyIds.find(id)) {
      Main.out().println(PolicyText.of(policy));
    }
  }
}
