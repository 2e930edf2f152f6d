package dev.plumbline.standalone.command;

import dev.plumbline.iac.StackReader;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.example.ExampleRun;
import dev.plumbline.policy.read.Expressions;
import dev.plumbline.policy.reference.Reference;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.policies.ExampleTable;
import dev.plumbline.standalone.policies.PackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The catalogue. */
@Command(
    name = "policies",
    description = "List policies, explain one, run their examples, or write all of them as pages.",
    synopsisSubcommandLabel = "list | explain ID | test [DIR] | reference",
    footer = {"", "Example: plumbline policies explain CKV_AWS_16"})
public final class PoliciesCommand implements Runnable {
  private static final String PACK = "With the policies of a pack in a directory; repeatable.";

  @Override
  public void run() {
    list("", "", List.of());
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
          String framework,
      @Option(names = "--pack", paramLabel = "DIR", description = PACK)
          @Nullable List<Path> packs) {
    if (!framework.isEmpty()) {
      Frameworks.require(framework);
    }
    for (Policy policy : catalogue(packs).policies()) {
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
          String id,
      @Option(names = "--pack", paramLabel = "DIR", description = PACK)
          @Nullable List<Path> packs) {
    for (Policy policy : PolicyIds.find(id, catalogue(packs))) {
      // Only the files have examples.
      Policy whole = Catalogue.bundled().policy(policy.id()).orElse(policy);
      Main.out().println(PolicyText.of(whole));
    }
  }

  @Command(
      name = "test",
      description = {
        "Run the examples of a pack, or of the catalogue, through the real readers: "
            + "every bad one has to be found, every good one has to pass.",
        "Names are held against the providers' own."
      },
      footer = {
        "",
        "Examples:",
        "  plumbline policies test our-policies",
        "  plumbline policies test --policy aws/s3",
        "",
        "Exit codes: 0 all hold, 1 some do not, 2 a file can't be used."
      })
  int test(
      @Parameters(
              arity = "0..1",
              paramLabel = "DIR",
              description = "Folder of a pack. Default: the catalogue.")
          @Nullable Path pack,
      @Option(
              names = "--policy",
              paramLabel = "PREFIX",
              defaultValue = "",
              description = "Only ids that begin so.")
          String prefix)
      throws IOException {
    var read = PackFolder.read(pack == null ? List.of() : List.of(pack), Expressions.Depth.ABSENCE);
    read.warnings().forEach(Main.err()::println);
    Catalogue catalogue = read.catalogue();
    List<Policy> own =
        catalogue.policies().stream()
            .filter(policy -> pack == null || Catalogue.bundled().policy(policy.id()).isEmpty())
            .filter(policy -> policy.id().startsWith(prefix))
            .toList();
    if (own.isEmpty() && !prefix.isEmpty()) {
      throw Problem.usage("no policy's id begins with " + prefix);
    }
    var run =
        new ExampleRun(
            new PolicyEngine(catalogue), StackReader::read, LocalDate.now(ZoneOffset.UTC));
    var table = new ExampleTable(run, Main.out());
    own.forEach(table::add);
    return (table.end() ? ExitCode.OK : ExitCode.FINDINGS).code();
  }

  private static Catalogue catalogue(@Nullable List<Path> packs) {
    try {
      return PackFolder.with(packs == null ? List.of() : packs, Expressions.Depth.COMPILED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Command(
      name = "reference",
      description = {
        "Write the catalogue as pages: one a service, and an index.",
        "Pages written by hand are never overwritten."
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
