package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.TopMembers;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change set of CloudFormation's, as {@code aws cloudformation describe-change-set} prints it,
 * with or without {@code --include-property-values}: the real plan of a stack.
 *
 * <p>Source of its form: AWS CloudFormation API Reference, DescribeChangeSet, Change,
 * ResourceChange, ResourceChangeDetail and ResourceTargetDefinition.
 */
public final class ChangeSet {
  private final String path;
  private final YamlNode root;

  private ChangeSet(String path, YamlNode root) {
    this.path = path;
    this.root = root;
  }

  /** Whether a file is one, by what it holds. */
  public static boolean isOne(byte[] source) {
    Set<String> members = TopMembers.of(source, "Changes");
    return members.contains("Changes")
        && (members.contains("ChangeSetId") || members.contains("ChangeSetName"));
  }

  /**
   * Empty where the source is none.
   *
   * @param path that its ranges name
   */
  public static Optional<ChangeSet> read(String path, byte[] source, Budget budget) {
    YamlNode root = isOne(source) ? YamlReader.read(path, source, budget).root() : null;
    return Optional.ofNullable(root).map(it -> new ChangeSet(path, it));
  }

  /** The one that came with a template, or that lies beside it; empty where there is none. */
  public static Optional<ChangeSet> find(StackSpec stack, SourceTree tree, Budget budget) {
    return stack.kind() == StackSpec.Kind.CLOUDFORMATION
        ? ChangeSets.find(stack, tree, budget)
        : Optional.empty();
  }

  public String path() {
    return path;
  }

  /** The stack that it was made for. */
  public String stackName() {
    return text(root, "StackName");
  }

  /**
   * Whether it can be of that template: each resource that it makes or changes is declared there.
   */
  public boolean fits(String templatePath, byte[] template, Budget budget) {
    Set<String> declared = new HashSet<>();
    YamlNode written = YamlReader.read(templatePath, template, budget).root();
    if (written != null) {
      written
          .member("Resources")
          .ifPresent(all -> all.members().forEach(it -> declared.add(it.key().text())));
    }
    List<String> remaining =
        changes().stream()
            .filter(change -> !text(change, "Action").equals("Remove"))
            .map(change -> text(change, "LogicalResourceId"))
            .toList();
    return remaining.isEmpty() ? isNamedAs(templatePath) : declared.containsAll(remaining);
  }

  /** Whether the stack's name and the template's have one another in them. */
  public boolean isNamedAs(String templatePath) {
    String file = SourcePaths.name(templatePath);
    int dot = file.indexOf('.');
    String name = plain(dot < 0 ? file : file.substring(0, dot));
    String stack = plain(stackName());
    return !name.isEmpty() && !stack.isEmpty() && (stack.contains(name) || name.contains(stack));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /**
   * What it does to each resource, in the addresses of the stack's graph.
   *
   * @param base the stack before; null where nobody knows
   */
  public SuppliedPlan plan(Graph head, @Nullable Graph base) {
    boolean nests =
        changes().stream()
            .anyMatch(change -> text(change, "ResourceType").equals("AWS::CloudFormation::Stack"));
    boolean whole = root.member("NextToken").flatMap(YamlNode::scalarText).isEmpty();
    return new SuppliedPlan(
        path, whole && !nests && !isFailed(), new ChangeSteps(head, base).of(changes()), List.of());
  }

  /** A change set that would change nothing fails as well, and says all there is to say. */
  private boolean isFailed() {
    return text(root, "Status").equals("FAILED")
        && !text(root, "StatusReason").contains("didn't contain changes")
        && !text(root, "StatusReason").contains("No updates are to be performed");
  }

  private List<YamlNode> changes() {
    return root.member("Changes").map(YamlNode::items).orElse(List.of()).stream()
        .flatMap(change -> change.member("ResourceChange").stream())
        .toList();
  }

  static String text(YamlNode node, String name) {
    return node.member(name).flatMap(YamlNode::scalarText).orElse("");
  }
}
