package dev.plumbline.implementer;

import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a verified fix changes without need: what can be undone and leaves it proved. */
record Minimality(Reviewed reviewed, Finding finding) {

  /**
   * Lines that the finding could do without, but not the service: with the finding's line alone it
   * refuses the resource; or lines that say nothing any more. By policy, a pattern of what such a
   * line holds or held. Source: the references of the policies; Amazon EKS User Guide, "Cluster API
   * server endpoint" (one of the two has to be on); CloudFormation's AWS::Redshift::Cluster and
   * AWS::DocDB::DBCluster (a password, or that the service keeps one), AWS::DynamoDB::Table (a key
   * together with its type); aws_ebs_volume (a key together with encryption);
   * azurerm_application_gateway (a named policy is a predefined one); azurerm_firewall_policy
   * (intrusion detection is of the premium tier); BigQuery, "Basic roles and permissions" (a
   * dataset has at least one owner). AWS Lambda, "Visualize Lambda function invocations using AWS
   * X-Ray" (the role may write traces).
   */
  private static final Map<String, String> DEMANDED =
      Map.ofEntries(
          Map.entry("aws/dynamodb/customer-managed-key", "SSEType"),
          Map.entry("aws/dynamodb/kms-encryption", "SSEType"),
          Map.entry("aws/ebs/customer-key", "ncrypted"),
          Map.entry("aws/eks/private-endpoint", "endpoint_private_access"),
          Map.entry("aws/eks/public-endpoint", "EndpointPrivateAccess|(?i)public_?access_?cidrs"),
          Map.entry("aws/lambda/active-tracing", "XRay"),
          Map.entry("aws/lambda/tracing", "XRay"),
          Map.entry("aws/redshift/literal-password", "ManageMasterPassword"),
          Map.entry("aws/docdb/literal-password", "ManageMasterUserPassword"),
          Map.entry("azure/applicationgateway/tls-policy", "policy_type"),
          Map.entry("azure/firewall/intrusion-detection", "sku"),
          Map.entry("google/bigquery/dataset-public-access", "OWNER"));

  /**
   * Lines that can be left as they were. Those that differ in blanks only don't count: Terraform's
   * own formatter aligns the equals signs of neighbours, and an empty line parts blocks.
   */
  List<Edit> needless(Fix fix) {
    List<Edit> pieces = fix.edits().stream().flatMap(edit -> lines(edit).stream()).toList();
    return pieces.size() == 1
        ? List.of()
        : pieces.stream()
            .filter(piece -> !isAlignment(piece) && !isDemanded(piece))
            .filter(piece -> isProvedWithout(pieces, piece))
            .toList();
  }

  private boolean isProvedWithout(List<Edit> pieces, Edit piece) {
    List<Edit> rest = new ArrayList<>(pieces);
    rest.remove(piece);
    SourceTree tree = new Edits(rest).applied(reviewed.tree());
    return reviewed.prover().proveTogether(List.of(finding), tree, List.of()).proof().verified();
  }

  /** An edit that changes as many lines as it writes, line by line; any other as one. */
  private List<Edit> lines(Edit edit) {
    List<String> before = split(before(edit));
    List<String> after = split(edit.text());
    if (before.size() != after.size()) {
      return List.of(edit);
    }
    List<Edit> lines = new ArrayList<>();
    int at = edit.start();
    for (int i = 0; i < before.size(); i++) {
      int end = at + before.get(i).getBytes(StandardCharsets.UTF_8).length;
      lines.add(new Edit(edit.file(), at, end, after.get(i)));
      at = end;
    }
    return lines;
  }

  private boolean isAlignment(Edit edit) {
    return before(edit).replaceAll("\\s", "").equals(edit.text().replaceAll("\\s", ""));
  }

  private boolean isDemanded(Edit edit) {
    String demanded = DEMANDED.get(finding.policy());
    return demanded != null && Pattern.compile(demanded).matcher(edit.text() + before(edit)).find();
  }

  private String before(Edit edit) {
    byte[] source = Objects.requireNonNullElse(reviewed.tree().file(edit.file()), new byte[0]);
    return new String(Arrays.copyOfRange(source, edit.start(), edit.end()), StandardCharsets.UTF_8);
  }

  private static List<String> split(String text) {
    return List.of(text.split("(?<=\n)", -1));
  }

  /**
   * Comments of the changed files that are not there any more, by their text; those inside a block
   * that a fix removes too.
   */
  List<String> lostComments(Fix fix) {
    SourceTree after = Reviewed.apply(reviewed.tree(), fix);
    List<String> lost = new ArrayList<>();
    for (String file : fix.edits().stream().map(Edit::file).distinct().toList()) {
      List<String> kept = comments(after, file);
      comments(reviewed.tree(), file).stream()
          .filter(comment -> !kept.remove(comment))
          .forEach(lost::add);
    }
    return lost;
  }

  private static List<String> comments(SourceTree tree, String file) {
    byte[] source = Objects.requireNonNullElse(tree.file(file), new byte[0]);
    if (!file.endsWith(".tf")) {
      return new ArrayList<>(
          YamlReader.read(file, source, Budget.generous()).comments().stream()
              .map(Comment::text)
              .toList());
    }
    return new ArrayList<>(
        HclParser.parse(file, source, Budget.generous()).comments().stream()
            .map(comment -> comment.span().text())
            .toList());
  }
}
