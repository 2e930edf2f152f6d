package dev.plumbline.model.finding;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is mended once: a policy's verdict on one place of the code, whatever number of instances
 * {@code count}, {@code for_each} or the module around it make of that place. Each instance is a
 * finding with an identity of its own; people count and read faults.
 *
 * <p>CloudFormation's {@code Fn::ForEach} gives each of its copies a name instead of a key, so that
 * resources of one template that share their place are instances, too.
 *
 * <p>Two elements of one document, such as bindings in a JSON text, share their place. They are two
 * faults if they say different things.
 *
 * @param block the resource's address without what tells instances apart
 * @param said the message, whatever the instance, of an element that has no place of its own; else
 *     {@code ""}
 */
public record Fault(
    String policy,
    Severity severity,
    String block,
    String attribute,
    SourceRange range,
    Finding.Status status,
    String said) {
  private static final Pattern KEY = Pattern.compile("\\[\"((?:[^\"\\\\]|\\\\.){2,})\"]");

  /** The fault that a finding is an instance of. */
  public static Fault of(Finding finding) {
    return new Fault(
        finding.policy(),
        finding.severity(),
        block(finding),
        finding.attribute(),
        finding.range(),
        finding.status(),
        isPlaced(finding) ? "" : said(finding));
  }

  /**
   * Terraform's addresses have the type in them. A template's are names, with a dot only behind the
   * nested stack; what has the same place there is a copy that a loop wrote out.
   */
  private static String block(Finding finding) {
    String bare = Addresses.withoutKeys(finding.resource());
    return bare.contains(finding.resourceType() + ".")
        ? bare
        : bare.substring(0, bare.lastIndexOf('.') + 1);
  }

  private static boolean isPlaced(Finding finding) {
    return finding.element().isEmpty() || finding.attribute().indexOf('[') >= 0;
  }

  /** The message without the instance's address, and without its keys wherever they stand. */
  private static String said(Finding finding) {
    String address = finding.resource();
    String said =
        address.isEmpty() ? finding.message() : finding.message().replace(address, block(finding));
    Matcher keys = KEY.matcher(address);
    while (keys.find()) {
      said = said.replace(keys.group(1), "*");
    }
    return said;
  }

  /** The findings of one stack by fault, each in the order of its first instance. */
  public static Collection<List<Finding>> group(List<Finding> findings) {
    var groups = new LinkedHashMap<Fault, List<Finding>>();
    findings.forEach(one -> groups.computeIfAbsent(of(one), _ -> new ArrayList<>()).add(one));
    return groups.values();
  }
}
