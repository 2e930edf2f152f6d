package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.cloudformation.Call;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.iam.PolicyDocument;
import dev.plumbline.policy.iam.Statement;
import dev.plumbline.policy.term.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policy document that a resource of a template has among its properties. */
final class DocumentPolicy {
  private static final String VARIABLE = "aws:PrincipalAccount";
  private static final String TEST = "StringEquals";
  private static final String CONDITION = "Condition";

  private final DocumentSite site;
  private final Dialect dialect;

  DocumentPolicy(DocumentSite site, Dialect dialect) {
    this.site = site;
    this.dialect = dialect;
  }

  /** Binds the first statement that allows everybody; nothing where there is none left. */
  Optional<Written> limited(Value account) {
    return limited(site, statements(), account);
  }

  /** The same of a document that is one by itself. */
  static Written limitedAlone(DocumentSite document, Value account) {
    List<YamlNode.Mapping> statements =
        document.body() == null
            ? List.of()
            : mappings(document.body().member("Statement").stream());
    return limited(document, statements, account).orElseGet(document::unchanged);
  }

  private static Optional<Written> limited(
      DocumentSite site, List<YamlNode.Mapping> statements, Value account) {
    return statements.stream()
        .filter(DocumentPolicy::admitsEverybody)
        .findFirst()
        .map(statement -> bound(site, statement, account));
  }

  /** A condition more; those that are there still have to hold. */
  private static Written bound(DocumentSite site, YamlNode.Mapping statement, Value account) {
    YamlNode.Mapping holder = statement;
    Value added = new Value.Obj(Map.of(VARIABLE, account));
    String name = TEST;
    if (!(statement.member(CONDITION).orElse(null) instanceof YamlNode.Mapping conditions)) {
      name = CONDITION;
      added = new Value.Obj(Map.of(TEST, added));
    } else if (conditions.member(TEST).orElse(null) instanceof YamlNode.Mapping test) {
      holder = test;
      name = VARIABLE;
      added = account;
    } else {
      holder = conditions;
    }
    return site.with(site.editor().set(holder, name, added), VARIABLE);
  }

  private List<YamlNode.Mapping> statements() {
    YamlNode.Mapping body = site.body();
    if (body == null) {
      return List.of();
    }
    return mappings(
        body.member(dialect.properties()).map(YamlNode::members).orElse(List.of()).stream()
            .filter(property -> dialect.call(property.value()).isEmpty())
            .flatMap(property -> property.value().member("Statement").stream()));
  }

  /** The statements of a list, or the one that stands for it. */
  private static List<YamlNode.Mapping> mappings(Stream<YamlNode> statements) {
    return statements
        .flatMap(statement ->
            statement instanceof YamlNode.Sequence list
                ? list.elements().stream()
                : Stream.of(statement))
        .filter(statement -> statement instanceof YamlNode.Mapping)
        .map(YamlNode.Mapping.class::cast)
        .toList();
  }

  private static boolean admitsEverybody(YamlNode.Mapping statement) {
    Optional<YamlNode> principal = statement.member("Principal");
    return "Allow".equals(text(statement.member("Effect")))
        && (isEverybody(principal) || isEverybody(principal.flatMap(by -> by.member("AWS"))))
        && (statement.member(CONDITION).isEmpty() || isUnbound(statement));
  }

  /** Whether a statement's conditions are met by anyone's requests, as a made-up referrer is. */
  private static boolean isUnbound(YamlNode.Mapping statement) {
    Value document = new Value.Obj(Map.of("Statement", PropertyEdit.plain(statement)));
    return PolicyDocument.statements(document) instanceof Value.Seq(var statements)
        && statements.stream()
            .anyMatch(one ->
                one instanceof Value.Obj members && new Statement(members).anyone() == Truth.TRUE);
  }

  private static boolean isEverybody(Optional<YamlNode> principal) {
    return isAny(text(principal))
        || principal.isPresent()
            && principal.get().items().stream().anyMatch(one -> isAny(text(Optional.of(one))));
  }

  /** Anybody, or a name in any account. */
  static boolean isAny(String principal) {
    return principal.equals("*") || principal.matches("arn:aws[a-z-]*:iam::[*].*");
  }

  private static String text(Optional<YamlNode> node) {
    return node.flatMap(YamlNode::scalarText).orElse("");
  }

  /** A function of the language as the value that stands for it. */
  static Value call(String function, Value argument) {
    var call = new LinkedHashMap<String, Value>();
    call.put(function, argument);
    return new Value.Obj(call);
  }

  /** Whether a value is a reference of a template. */
  static boolean isCall(Value value) {
    return value instanceof Value.Obj(var members)
        && members.size() == 1
        && (members.containsKey("Ref")
            || members.containsKey("Fn::GetAtt")
            || members.containsKey("Fn::Sub"));
  }

  /** Whether a value is a reference or a list with one, which is only written, never read. */
  static boolean holdsCall(Value value) {
    return value instanceof Value.Seq(var elements)
        ? elements.stream().anyMatch(DocumentPolicy::holdsCall)
        : isCall(value);
  }

  /** Whether a node is the reference that a value stands for, in its short or its long form. */
  static boolean isWritten(YamlNode node, Value reference) {
    Call call = Call.of(node);
    return call != null
        && reference instanceof Value.Obj(var members)
        && members.entrySet().stream()
            .allMatch(wanted ->
                wanted.getKey().endsWith(call.name())
                    && joined(wanted.getValue()).equals(joined(call.argument())));
  }

  private static String joined(Value argument) {
    return argument instanceof Value.Seq(var elements)
        ? elements.stream().map(DocumentPolicy::joined).collect(Collectors.joining("."))
        : argument instanceof Value.Str(String text) ? text : "";
  }

  private static String joined(YamlNode argument) {
    return argument
        .scalarText()
        .orElseGet(() ->
            argument.items().stream().map(DocumentPolicy::joined).collect(Collectors.joining(".")));
  }
}
