package dev.plumbline.bench.iac;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a Terraform configuration becomes a graph in, warm: one of many modules, and those of
 * {@link RepeatedBlocks}, whose time is to grow no faster than they do.
 */
public final class EvaluationSpeed {
  private static final int MODULES = 300;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private EvaluationSpeed() {}

  /** Reads configurations of the sizes given, 10,000 and 100,000 resources by default. */
  public static void main(String[] arguments) {
    int[] sizes =
        arguments.length == 0
            ? new int[] {10_000, 30_000, 100_000}
            : java.util.Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    for (int size : sizes) {
      measure("plain", size, configuration(size));
    }
    for (int size : new int[] {1_000, 4_000, 16_000}) {
      RepeatedBlocks.all(size).forEach((shape, tree) -> measure(shape, size, tree));
    }
  }

  private static void measure(String shape, int size, SourceTree tree) {
    long best = Long.MAX_VALUE;
    long leastCpu = Long.MAX_VALUE;
    int found = 0;
    for (int round = 0; round < (size > 20_000 ? 3 : 8); round++) {
      long cpu = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      Graph graph = StackReader.read(StackSpec.terraform(""), tree, Budget.generous());
      best = Math.min(best, System.nanoTime() - start);
      leastCpu = Math.min(leastCpu, SYSTEM.getProcessCpuTime() - cpu);
      found = graph.resources().size();
    }
    System.out.printf(
        "%s: %,d resources, %.1f MB: best %d ms (CPU of all threads %d ms), %.1f µs of CPU a resource, heap %d MiB%n",
        shape,
        found,
        tree.bytes() / 1e6,
        best / 1_000_000,
        leastCpu / 1_000_000,
        leastCpu / 1e3 / found,
        used());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** Modules of as many resources each, which take tags and names from the root. */
  static SourceTree configuration(int resources) {
    Map<String, String> files = new TreeMap<>();
    var root = new StringBuilder("locals {\n  tags = { team = \"x\", env = \"prod\" }\n}\n");
    for (int module = 0; module < MODULES; module++) {
      root.append(
          """
          module "m%1$d" {
            source = "./m%1$d"
            name   = "n-%1$d"
            tags   = merge(local.tags, { module = "%1$d" })
          }
          """
              .formatted(module));
      int from = (int) ((long) resources * module / MODULES);
      int to = (int) ((long) resources * (module + 1) / MODULES);
      files.put("m" + module + "/main.tf", module(to - from));
    }
    files.put("main.tf", root.toString());
    return SourceTree.ofText(files);
  }

  private static String module(int resources) {
    var text =
        new StringBuilder(
            """
            variable "name" {
              type = string
            }
            variable "tags" {
              type = map(string)
            }
            locals {
              ports = [for p in [22, 443, 8080] : p + 1]
            }
            """);
    for (int i = 0; i < resources; i++) {
      text.append(
          """
          resource "aws_security_group" "g%1$d" {
            name        = "${var.name}-%1$d"
            description = upper("group %1$d")
            tags        = merge(var.tags, { index = "%1$d" })
            ingress {
              from_port   = local.ports[%2$d]
              to_port     = local.ports[%2$d]
              protocol    = "tcp"
              cidr_blocks = [cidrsubnet("10.0.0.0/8", 8, %2$d)]
            }
          }
          """
              .formatted(i, i % 3));
    }
    return text.toString();
  }
}
