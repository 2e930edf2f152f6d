package dev.plumbline.bench.iac;

import dev.plumbline.model.source.SourceTree;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configurations whose blocks are repeated and speak of one another's instances. */
final class RepeatedBlocks {
  private static final String KEYS =
      "locals {\n  keys = { for p in setproduct(range(%d), range(100)) : \"${p[0]}-${p[1]}\" => p }\n}\n";

  private static final String MODULE =
      """
      variable "name" {}
      resource "terraform_data" "x" {
        input = var.name
      }
      output "name" {
        value = terraform_data.x.input
      }
      output "other" {
        value = "${terraform_data.x.input}-2"
      }
      """;

  private RepeatedBlocks() {}

  /**
   * @param size instances of each block
   */
  static Map<String, SourceTree> all(int size) {
    Map<String, SourceTree> shapes = new LinkedHashMap<>();
    shapes.put("count, resource to resource", tree(counted(size)));
    shapes.put("for_each, resource to resource", tree(forEach(size)));
    shapes.put("for_each, module to module", tree(modules(size)));
    return shapes;
  }

  private static SourceTree tree(String root) {
    return SourceTree.ofText(Map.of("main.tf", root, "m/main.tf", MODULE));
  }

  private static String counted(int size) {
    return """
    resource "terraform_data" "a" {
      count = %1$d
      input = count.index
    }
    resource "terraform_data" "b" {
      count = %1$d
      input = terraform_data.a[count.index].input
    }
    """
        .formatted(size);
  }

  private static String forEach(int size) {
    return KEYS.formatted(size / 100)
        + """
        resource "terraform_data" "a" {
          for_each = local.keys
          input    = each.key
        }
        resource "terraform_data" "b" {
          for_each = terraform_data.a
          input    = terraform_data.a[each.key].input
        }
        """;
  }

  private static String modules(int size) {
    return KEYS.formatted(size / 100)
        + """
        module "a" {
          source   = "./m"
          for_each = local.keys
          name     = each.key
        }
        module "b" {
          source   = "./m"
          for_each = local.keys
          name     = module.a[each.key].name
        }
        """;
  }
}
