package dev.plumbline.validator.tests;

import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Root modules of the built-in provider, made of a number: variables with validations, locals,
 * {@code count} and {@code for_each}, a local module, outputs of all kinds.
 */
final class Configurations {
  private static final List<String> VARIABLES =
      List.of(
          """
          variable "size" {
            type    = number
            default = %d
            validation {
              condition     = var.size > 0 && var.size < 9
              error_message = "The size has to be between 1 and 8."
            }
          }
          """,
          """
          variable "size" {
            type    = number
            default = %d
            validation {
              condition     = floor(var.size) == var.size
              error_message = "The size has to be whole."
            }
          }
          """,
          """
          variable "size" {
            type    = number
            default = %d
          }
          """);
  private static final List<String> STAGES =
      List.of(
          """
          variable "stage" {
            type = string
            validation {
              condition     = contains(["dev", "prod"], var.stage)
              error_message = "There are dev and prod."
            }
          }
          """,
          """
          variable "stage" {
            type    = string
            default = "prod"
            validation {
              condition     = can(regex("^[a-z]{2,8}$", var.stage))
              error_message = "A stage is a short word."
            }
          }
          """,
          """
          variable "stage" {
            description = "given by whoever calls"
          }
          """,
          """
          variable "stage" {
            type      = string
            default   = "dev"
            sensitive = true
          }
          """);
  private static final List<String> MORE =
      List.of(
          """
          variable "rules" {
            type = list(object({
              port  = number
              hosts = optional(list(string), ["*"])
            }))
            default = [{ port = 80 }, { port = 443, hosts = ["a", "b"] }]
            validation {
              condition     = alltrue([for rule in var.rules : rule.port > 0 && rule.port < 65536])
              error_message = "A port is between 1 and 65535."
            }
          }

          output "rules" {
            value = { for rule in var.rules : "p${rule.port}" => join(",", rule.hosts) }
          }
          """,
          """
          variable "zones" {
            type    = set(string)
            default = ["b", "a", "c"]
            validation {
              condition     = length(var.zones) >= 2
              error_message = "At least two zones."
            }
          }

          output "zones" {
            value = [for zone in var.zones : upper(zone)]
          }
          """,
          """
          variable "limits" {
            type = map(number)
            default = {
              low  = 1
              high = 2.5
            }
          }

          output "limits" {
            value = merge(var.limits, { none = 0 })
          }

          output "sum" {
            value = sum(values(var.limits))
          }
          """,
          """
          variable "switch" {
            type    = bool
            default = true
          }

          output "switched" {
            value = var.switch ? "on" : "off"
          }

          output "text" {
            value = "a \\"quoted\\" $${name} and %%{ more }\\tend: ${var.switch}"
          }
          """,
          """
          output "nested" {
            value = { list = [1, "two", true], none = null, inner = { deep = tolist(["x"]) } }
          }

          output "networks" {
            value = [for i in range(3) : cidrsubnet("10.0.0.0/16", 4, i)]
          }
          """);
  private static final List<String> RESOURCES =
      List.of(
          """
          resource "terraform_data" "many" {
            count = var.size
            input = "${local.prefix}-${count.index}"
          }
          """,
          """
          resource "terraform_data" "each" {
            for_each         = { for index, name in local.names : name => index }
            input            = format("%s-%02d", each.key, each.value)
            triggers_replace = [each.value, "fixed"]
          }

          output "each" {
            value = { for key, one in terraform_data.each : key => one.input }
          }
          """,
          """
          resource "terraform_data" "one" {
            input = { name = local.prefix, size = var.size * 2 }

            lifecycle {
              precondition {
                condition     = var.size > 0
                error_message = "Nothing to do."
              }
            }
          }

          output "one" {
            value = terraform_data.one.output
          }

          output "given" {
            value = terraform_data.one.input.size
          }
          """,
          """
          module "part" {
            source   = "./part"
            for_each = toset(local.names)
            name     = "${local.prefix}-${each.value}"
            size     = var.size
          }

          output "parts" {
            value = [for part in module.part : part.label]
          }
          """,
          """
          module "part" {
            source = "./part"
            name   = local.prefix
            size   = var.size
          }

          output "label" {
            value = module.part.label
          }
          """);
  private static final String PART =
      """
      variable "name" {
        type = string
        validation {
          condition     = length(var.name) > 2
          error_message = "A name has three letters."
        }
      }

      variable "size" {
        type = number
      }

      resource "terraform_data" "this" {
        count = var.size > 1 ? 2 : 1
        input = "${var.name}/${count.index}"
      }

      output "label" {
        value = upper(var.name)
      }
      """;

  private Configurations() {}

  static SourceTree of(int number) {
    var random = new Random(number);
    var text = new ArrayList<String>();
    text.add(one(VARIABLES, random).formatted(1 + random.nextInt(4)));
    String stage = one(STAGES, random);
    text.add(stage);
    String prefix = stage.contains("sensitive") ? "nonsensitive(var.stage)" : "var.stage";
    text.add(
        """
        locals {
          prefix = "${%s}-app"
          names  = %s
        }
        """
            .formatted(
                prefix,
                one(List.of("[\"x\", \"y\"]", "[\"only\"]", "[\"b\", \"a\", \"c d\"]"), random)));
    text.add(one(MORE, random));
    String first = one(RESOURCES, random);
    String second = one(RESOURCES, random);
    text.add(first);
    if (!second.equals(first) && !(first.contains("module") && second.contains("module"))) {
      text.add(second);
    }
    var files = new TreeMap<>(Map.of("main.tf", String.join("\n", text)));
    if (text.stream().anyMatch(part -> part.contains("./part"))) {
      files.put("part/main.tf", PART);
    }
    return SourceTree.ofText(files);
  }

  private static String one(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
