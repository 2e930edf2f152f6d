package dev.plumbline.bench.forecast;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Arrays;
import java.util.Map;

/**
 * The predicted plan of a stack with cascades, beyond evaluation: first and median of 30 runs.
 * Arguments: the number of resources, 2,000 unless given.
 */
public final class PlanBench {
  private static final int RUNS = 30;

  private PlanBench() {}

  public static void main(String[] arguments) {
    int resources = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
    Graph base = graph(resources, "a");
    Graph head = graph(resources, "b");
    long[] nanos = new long[RUNS];
    Validation.Plan plan = PlanPredictor.predict(base, head, Budget.generous());
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      plan = PlanPredictor.predict(base, head, Budget.generous());
      nanos[i] = System.nanoTime() - start;
    }
    long first = nanos[0];
    Arrays.sort(nanos);
    System.out.printf(
        "%d resources, %d changes: first warm %.1f ms, median %.1f ms%n",
        head.resources().size(),
        plan.changes().stream().filter(change -> !change.attributes().isEmpty()).count(),
        first / 1e6,
        nanos[RUNS / 2] / 1e6);
  }

  /** Groups of four: a bucket, its versioning, a role that may be renamed, what reads the role. */
  private static Graph graph(int resources, String name) {
    var text = new StringBuilder();
    for (int i = 0; i < resources / 4; i++) {
      String changed = i % 5 == 0 ? name : "same";
      text.append(
          """
          resource "aws_s3_bucket" "b%1$d" {
            bucket = "%2$s-%1$d"
            tags   = { team = "orders", index = "%1$d" }
          }
          resource "aws_s3_bucket_versioning" "b%1$d" {
            bucket = aws_s3_bucket.b%1$d.id
            versioning_configuration {
              status = "Enabled"
            }
          }
          resource "aws_iam_role" "r%1$d" {
            name               = "%2$s-%1$d"
            assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
          }
          resource "aws_lambda_function" "f%1$d" {
            function_name = "f-%1$d"
            role          = aws_iam_role.r%1$d.arn
            environment {
              variables = { BUCKET = aws_s3_bucket.b%1$d.arn, NEXT = "x-${aws_iam_role.r%1$d.id}" }
            }
          }
          """
              .formatted(i, changed));
    }
    return StackReader.read(
        StackSpec.terraform(""),
        SourceTree.ofText(Map.of("main.tf", text.toString())),
        Budget.generous());
  }
}
