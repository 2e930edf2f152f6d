package dev.plumbline.iac.terraform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Changes of configurations, each of one file: sensible ones, odd ones and broken ones. */
final class GeneratedEdits {
  /** What the generated configurations don't have: providers, files, data, absent modules. */
  private static final Map<String, String> MORE =
      Map.of(
          "more.tf",
          """
          provider "aws" {
            region = "eu-west-1"
            default_tags {
              tags = { team = local.team, tier = "gold" }
            }
          }
          provider "aws" {
            alias  = "west"
            region = file("${path.module}/region.txt")
          }
          locals {
            team  = "x"
            names = { for name in fileset("files", "*.txt") : name => upper(name) }
            list  = ["a", "b"]
            rules = [{ port = 1 }, { port = 2 }]
          }
          module "bucket" {
            for_each = local.names
            source   = "./bucket"
            name     = each.value
            some     = length(aws_vpc.counted) > 0
            rules    = local.rules
            tags     = { list = join(",", local.list) }
            depends_on = [aws_vpc.counted]
          }
          module "west" {
            source    = "./bucket"
            name      = "${module.bucket["a.txt"].arn}-${local.team}"
            tags      = {}
            providers = { aws = aws.west }
          }
          module "absent" {
            source = "acme/absent/aws"
            count  = 2
            name   = module.west.arn
            depends_on = [module.bucket]
          }
          output "all" {
            value = [for each in module.bucket : each.known]
          }
          """,
          "bucket/main.tf",
          """
          variable "name" {
            type = string
            validation {
              condition     = length(var.name) < 200
              error_message = "${var.name} is too long."
            }
          }
          variable "tags" {
            type = map(string)
          }
          variable "some" {
            default = false
          }
          variable "rules" {
            default = [{ port = 3 }]
          }
          locals {
            text = file("${path.module}/text.txt")
          }
          resource "aws_s3_bucket" "a" {
            bucket = "${var.name}-${local.text}"
            tags   = var.tags
            force_destroy = var.some
          }
          resource "aws_security_group" "a" {
            dynamic "ingress" {
              for_each = var.rules
              content {
                from_port = ingress.value.port
              }
            }
          }
          module "lonely" {
            source = "./lonely"
          }
          resource "aws_s3_bucket_policy" "a" {
            bucket = aws_s3_bucket.a.id
            policy = data.aws_iam_policy_document.a.json
            depends_on = [module.inner]
          }
          data "aws_iam_policy_document" "a" {
            statement {
              actions   = ["s3:GetObject"]
              resources = ["${aws_s3_bucket.a.arn}/*", module.inner.path]
            }
          }
          module "inner" {
            source = "./inner"
            name   = local.text
          }
          output "arn" {
            value = aws_s3_bucket.a.arn
          }
          output "known" {
            value = "${var.name}/${module.inner.path}"
          }
          """,
          "bucket/inner/main.tf",
          """
          variable "name" {
            default = "none" # skip this
          }
          resource "terraform_data" "inner" {
            input = [var.name, length(fileset(path.module, "*.txt"))]
          }
          output "path" {
            value = "/${terraform_data.inner.input[0]}"
          }
          """,
          "bucket/lonely/main.tf",
          "resource \"terraform_data\" \"lonely\" {}\n",
          "bucket/inner/in.txt",
          "text",
          "vpc.tf",
          "resource \"aws_vpc\" \"counted\" {\n  count = 2\n}\n",
          "bucket/text.txt",
          "text",
          "region.txt",
          "us-west-2",
          "files/a.txt",
          "a",
          "files/b.txt",
          "b");

  private final SplittableRandom random;

  GeneratedEdits(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A configuration of {@link GeneratedConfiguration} with more in it. */
  static Map<String, String> files(long seed) {
    var files = new TreeMap<>(GeneratedConfiguration.files(seed));
    files.putAll(MORE);
    return files;
  }

  /** The same files but for one. */
  Map<String, String> edit(Map<String, String> files) {
    var edited = new TreeMap<>(files);
    String path = any(List.copyOf(files.keySet()));
    switch (random.nextInt(20)) {
      case 0 -> edited.put(path.substring(0, path.lastIndexOf('/') + 1) + "added.tf", added());
      case 1 ->
          edited.put(any(List.of("files/", "bucket/inner/")) + random.nextInt(3) + ".txt", "");
      case 2 -> edited.remove(path);
      case 3 -> edited.put(path, GeneratedEdits.files(random.nextInt(50)).getOrDefault(path, ""));
      default -> {
        String other = files.getOrDefault(any(List.copyOf(files.keySet())), "");
        edited.put(path, edit(files.getOrDefault(path, ""), other));
      }
    }
    return edited;
  }

  private String added() {
    return "locals {\n  added%1$d = %1$d\n}\nresource \"aws_vpc\" \"v%1$d\" {\n  cidr_block = local.added%1$d\n}\n"
        .formatted(random.nextInt(3));
  }

  private String edit(String text, String other) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(11)) {
      case 0 -> lines.add(0, "# a line more");
      case 1 -> lines.add("");
      case 2 -> lines.set(at, lines.get(at).replaceFirst("\"([a-z]*)\"", "\"$1z\""));
      case 3 -> lines.set(at, lines.get(at).replaceFirst("\\d", "" + random.nextInt(10)));
      case 4 ->
          lines.set(at, lines.get(at).replaceFirst("\\b([lvr])\\d", "$1" + random.nextInt(7)));
      case 5 -> lines.set(at, any(List.of(other.split("\n", -1))));
      case 6 -> lines.remove(at);
      case 7 -> lines.remove(0);
      case 8 -> lines.addAll(0, Collections.nCopies(random.nextInt(1, 4), ""));
      case 9 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      default -> {
        String moved = lines.remove(at);
        lines.add(random.nextInt(lines.size() + 1), moved);
      }
    }
    return String.join("\n", lines);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
