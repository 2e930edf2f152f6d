package dev.plumbline.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.function.Function;
import dev.plumbline.policy.function.Functions;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * The language of conditions: CEL with the variables {@code resource} and {@code each}, the
 * policy's {@code parameters} and our functions. Loaded on first use, since dev.cel takes a while;
 * its parser alone takes a third of what its checker takes, and everything in a condition is of
 * dynamic type anyway, so that the checker's work is done once, in the build or when a pack is
 * tested.
 */
public final class Language {
  static final String RESOURCE = "resource";
  static final String EACH = "each";
  static final String PARAMETERS = "parameters";
  static final String IS_SET = "isSet";

  /** Functions that CEL declares itself. */
  private static final Set<String> STANDARD =
      Set.of("matches", "startsWith", "endsWith", "contains", "size", "int", "string");

  private static final class Parsing {
    static final CelParser PARSER =
        CelParserFactory.standardCelParserBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();
  }

  private static final class Checking {
    static final CelCompiler COMPILER = compiler();
  }

  private Language() {}

  /** As below, for an expression of a policy without parameters. */
  public static Condition compile(String source) {
    return compile(source, Map.of());
  }

  /**
   * Compiles a condition, or another expression of a policy.
   *
   * @param parameters the policy's, with the values that it is compiled for
   * @throws ConditionException when it does not parse, or uses what policies can't
   */
  public static Condition compile(String source, Map<String, Value> parameters) {
    try {
      return Compiler.compile(source, Parsing.PARSER.parse(source).getAst().getExpr(), parameters);
    } catch (CelValidationException | UnsupportedException e) {
      throw new ConditionException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The tree with its types checked.
   *
   * @throws ConditionException when it does not parse or does not fit the types
   */
  static CelAbstractSyntaxTree check(String source) {
    try {
      return Checking.COMPILER.compile(source).getAst();
    } catch (CelValidationException e) {
      throw new ConditionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static CelCompiler compiler() {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar(RESOURCE, SimpleType.DYN)
            .addVar(EACH, SimpleType.DYN)
            .addVar(PARAMETERS, SimpleType.DYN)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    IS_SET,
                    CelOverloadDecl.newGlobalOverload(IS_SET, SimpleType.BOOL, SimpleType.DYN)));
    for (Function function : Functions.all()) {
      if (!STANDARD.contains(function.name())) {
        builder.addFunctionDeclarations(declaration(function));
      }
    }
    return builder.build();
  }

  private static CelFunctionDecl declaration(Function function) {
    CelType result =
        switch (function.result()) {
          case TRUTH -> SimpleType.BOOL;
          case LIST -> ListType.create(SimpleType.DYN);
          case ANY -> SimpleType.DYN;
        };
    var arguments = Collections.<CelType>nCopies(function.arguments(), SimpleType.DYN);
    String id = function.name() + function.arguments();
    return CelFunctionDecl.newFunctionDeclaration(
        function.name(),
        function.receiver()
            ? CelOverloadDecl.newMemberOverload(id, result, arguments)
            : CelOverloadDecl.newGlobalOverload(id, result, arguments));
  }
}
