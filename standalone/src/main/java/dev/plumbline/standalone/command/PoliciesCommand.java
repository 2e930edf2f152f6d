package dev.plumbline.standalone.command;

import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.reference.Reference;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The catalogue. */
@Command(
    name = "policies",
    description = "List policies, explain one, or write all of them as pages.",
    synopsisSubcommandLabel = "list | explain ID | reference",
    footer = {"", "Example: plumbline policies explain CKV_AWS_16"})
public final class PoliciesCommand implements Runnable {
  @Override
  public void run() {
    list("", "");
  }

  @Command(
      name = "list",
      description = "All policies: severity, id, title.",
      footer = {
        "",
        "Examples:",
        "  plumbline policies list aws/s3",
        "  plumbline policies list --framework cis-aws-1.4.0"
      })
  void list(
      @Parameters(
              arity = "0..1",
              paramLabel = "PREFIX",
              defaultValue = "",
              description = "Only ids that begin so, as in aws/s3.")
          String prefix,
      @Option(
              names = "--framework",
              paramLabel = "FRAMEWORK",
              defaultValue = "",
              description =
                  "Only policies with a control of it, as in cis-aws-1.4.0 or nist-800-53-r5:SC-28.")
          String framework) {
    if (!framework.isEmpty()) {
      Frameworks.require(framework);
    }
    for (Policy policy : Catalogue.indexed().policies()) {
      if (policy.id().startsWith(prefix) && Frameworks.names(policy, framework)) {
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
      // Only the files have examples.
      Catalogue.bundled().policy(policy.id()).map(PolicyText::of).ifPresent(Main.out()::println);
    }
  }

  @Command(
      name = "reference",
      description = {
        "Write the catalogue as pages: one a service, and an index. Pages written by hand are never",
        "overwritten."
      },
      footer = {"", "Example: plumbline policies reference --into docs/policies"})
  void reference(
      @Option(
              names = "--into",
              paramLabel = "DIRECTORY",
              defaultValue = "docs/policies",
              description = "Where to write; made where it is missing. Default: docs/policies.")
          Path into)
      throws IOException {
    if (Files.exists(into) && !Files.isDirectory(into)) {
      throw Problem.usage(into + " is a file; name a directory with --into");
    }
    try {
      int written = Reference.write(Catalogue.bundled().policies(), into);
      Main.out().println(written + " pages in " + into);
    } catch (Reference.InTheWay e) {
      throw Problem.usage(e.getMessage());
    }
  }
}
