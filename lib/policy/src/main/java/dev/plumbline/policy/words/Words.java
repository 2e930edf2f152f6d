package dev.plumbline.policy.words;

import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Remediation;
import dev.plumbline.policy.workload.Manifest;

/**
 * What is said of a resource, in the words of the language that it is written in. Policies and
 * predictions speak Terraform; names of types and attributes that a language knows are put into its
 * words, and all others stay. Where something is done in another way there, a policy has a text of
 * its own.
 */
public sealed interface Words permits TerraformWords, ManifestWords, DocumentWords {

  /** Those of the language that a resource is written in. */
  static Words of(Resource resource) {
    String original = resource.originalType();
    if (original == null) {
      return TerraformWords.SAME;
    }
    if (Manifest.isSource(resource)) {
      return ManifestWords.SAME;
    }
    if (original.contains("::")) {
      TypeMapping mapping = TypeMappings.cloudFormation().get(original);
      return new DocumentWords(new TemplateNames(original, resource.type(), mapping));
    }
    TypeMapping mapping = TypeMappings.pulumi().of(original);
    return mapping == null
        ? TerraformWords.SAME
        : new DocumentWords(new ProgramNames(original, mapping));
  }

  /** What to do, in the language's own text where the policy has one. */
  default String remedy(Remediation remediation, StackSpec.Kind language) {
    String own = remediation.own().get(language);
    return own == null ? text(remediation.text()) : own;
  }

  /** A text with the names of types and attributes that occur in it. */
  String text(String text);

  /**
   * A path in the resource.
   *
   * @param path of attributes, as in {@code ingress[0].cidr_blocks}
   * @return as the source has it; what holds it where that is all that is known
   */
  String path(String path);

  /** A type of Terraform's, or that of the resource itself as it is written. */
  String type(String type);
}
