package dev.plumbline.bench.fix;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.forecast.cost.Inputs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.implementer.proof.Prover;
import dev.plumbline.implementer.proof.Stack;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.fix.Fix;
import dev.plumbline.policy.house.House;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Proving the fixes of the findings in a stack that the change brings, each alone, the head's own
 * judgement included: wall time of the first round and of all, and the processor time of the best.
 * {@code FixSpeed [RESOURCES [FIXES [ROUNDS]]]}: 300 resources, 100 fixes and 10 rounds unless
 * given.
 */
public final class FixSpeed {
  private static final StackSpec SPEC = StackSpec.terraform("");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 27);
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());

  private FixSpeed() {}

  private record Task(Finding finding, Fix fix) {}

  public static void main(String[] arguments) {
    int resources = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    int fixes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
    SourceTree tree = tree(resources);
    List<Task> tasks = tasks(tree, fixes);
    long[] nanos = new long[rounds];
    long least = Long.MAX_VALUE;
    int verified = 0;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      long used = cpu();
      verified = proved(tree, tasks);
      nanos[round] = System.nanoTime() - start;
      least = Math.min(least, cpu() - used);
    }
    long first = nanos[0];
    Arrays.sort(nanos);
    System.out.printf(
        "%d of %d fixes proved in a stack of %d resources: first %.2f s, median %.2f s, best %.2f"
            + " s, processor time at best %.2f s%n",
        verified,
        tasks.size(),
        resources,
        first / 1e9,
        nanos[rounds / 2] / 1e9,
        nanos[0] / 1e9,
        least / 1e9);
  }

  /** Of all threads, in nanoseconds. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static int proved(SourceTree tree, List<Task> tasks) {
    var stack =
        new Stack(
            "github.com/example/many",
            SPEC,
            Graph.empty(SPEC),
            Settings.DEFAULT,
            DATE,
            Budget.generous(),
            House.NONE,
            Inputs.bundled(DATE));
    var prover = new Prover(tree, stack, ENGINE);
    int verified = 0;
    for (Task task : tasks) {
      verified += isProved(tree, prover, task) ? 1 : 0;
    }
    return verified;
  }

  private static boolean isProved(SourceTree tree, Prover prover, Task task) {
    var resource =
        prover.graph().resources().stream()
            .filter(one -> one.address().equals(task.finding().resource()))
            .findFirst()
            .orElseThrow();
    for (Recipe recipe : new Recipe(task.finding(), task.fix()).variants(resource)) {
      for (Written way : recipe.ways(tree, prover.graph(), resource, Budget.generous())) {
        if (way instanceof Written.Done(SourceTree fixed)
            && prover.prove(task.finding(), recipe, fixed, List.of()).verified()) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Task> tasks(SourceTree tree, int fixes) {
    Map<String, Fix> recipes = new HashMap<>();
    for (Policy policy : ENGINE.catalogue().policies()) {
      for (Rule rule : policy.rules()) {
        Fix fix = rule.fix();
        if (fix != null) {
          recipes.putIfAbsent(policy.id(), fix);
        }
      }
    }
    return ENGINE
        .review(
            new Request(
                "github.com/example/many",
                StackReader.read(SPEC, tree, Budget.generous()),
                null,
                Settings.DEFAULT,
                DATE,
                Budget.generous()))
        .findings()
        .stream()
        .filter(finding -> recipes.containsKey(finding.policy()))
        .limit(fixes)
        .map(finding -> new Task(finding, Objects.requireNonNull(recipes.get(finding.policy()))))
        .toList();
  }

  /** Groups of five resources in files of ten groups: keys, disks, queues, roles, functions. */
  private static SourceTree tree(int resources) {
    Map<String, StringBuilder> files = new HashMap<>();
    for (int i = 0; i < resources / 5; i++) {
      files
          .computeIfAbsent("part" + i / 10 + ".tf", _ -> new StringBuilder())
          .append(
              """
              resource "aws_kms_key" "k%1$d" {
                description         = "key %1$d"
                enable_key_rotation = false
              }

              resource "aws_ebs_volume" "v%1$d" {
                availability_zone = "eu-west-1a"
                size              = 10
              }

              resource "aws_sqs_queue" "q%1$d" {
                name              = "orders-%1$d"
                kms_master_key_id = aws_kms_key.k%1$d.arn
              }

              resource "aws_iam_role" "r%1$d" {
                name = "worker-%1$d"
                assume_role_policy = jsonencode({
                  Version = "2012-10-17"
                  Statement = [{
                    Effect    = "Allow"
                    Action    = "sts:AssumeRole"
                    Principal = { Service = "lambda.amazonaws.com" }
                  }]
                })
              }

              resource "aws_lambda_function" "f%1$d" {
                function_name = "worker-%1$d"
                role          = aws_iam_role.r%1$d.arn
                runtime       = "python3.13"
                handler       = "main.handler"
                filename      = "worker.zip"
                environment {
                  variables = { QUEUE = aws_sqs_queue.q%1$d.url }
                }
              }

              """
                  .formatted(i));
    }
    var texts = new HashMap<String, String>();
    files.forEach((name, text) -> texts.put(name, text.toString()));
    return SourceTree.ofText(texts);
  }
}
