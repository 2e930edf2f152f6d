package dev.plumbline.policy.cel;

import dev.cel.common.ast.CelExpr;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.source.Nearest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks an expression's types, and finds attribute names that no resource has. Names are followed
 * through blocks, comprehensions and neighbours; where the type is not known there is nothing to
 * say.
 */
public final class NameCheck {
  private NameCheck() {}

  /**
   * Checks an expression for one resource type.
   *
   * @param each the expression whose elements are judged, or null
   * @param legacy names that older majors had, as {@code type.path}
   * @return one sentence for each name that does not exist; empty when all do
   */
  public static List<String> check(
      String type, @Nullable String each, String source, Facts facts, Set<String> legacy) {
    CelExpr list = each == null ? null : Language.check(each).getExpr();
    var shapes = new Shapes(type, list, facts, legacy);
    shapes.of(Language.check(source).getExpr());
    return shapes.problems();
  }

  /**
   * Whether a name is that of a CloudFormation type which Terraform has no counterpart of, so that
   * its resources keep their type and the names of their properties.
   */
  public static boolean isCloudFormationOnly(String type) {
    return type.contains("::") && TypeMappings.cloudFormation().get(type) == null;
  }

  /** {@code ; did you mean "aws_s3_bucket"?}, of the types of its provider; nothing else. */
  public static String meant(String type, Facts facts) {
    int end = type.indexOf('_');
    return end < 0 ? "" : Nearest.suggestion(type, facts.types(type.substring(0, end)));
  }

  /** Whether its provider is one whose types nobody described, so that anything may be. */
  public static boolean isOfAnother(String type, Facts facts) {
    int end = type.indexOf('_');
    return end > 0 && type.indexOf('.') < 0 && !facts.providers().contains(type.substring(0, end));
  }
}
