package dev.plumbline.iac.cloudformation;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What a resource of a template is in Terraform, and what its properties are.
 *
 * @param plain the CloudFormation type that it is deployed as
 * @param mapping null where the type has no counterpart; it keeps its own names then
 * @param type Terraform's
 * @param facts null where nothing is known of that
 */
record Translation(
    String plain, @Nullable TypeMapping mapping, String type, @Nullable ResourceFacts facts) {

  static Translation of(String type, Resolved.Members properties) {
    String plain = Serverless.plainType(type);
    // A version of a function is the function again in the table, and would be judged as one.
    TypeMapping mapping = plain.equals("AWS::Lambda::Version") ? null : Types.of(plain, properties);
    String mapped = mapping == null ? type : mapping.type();
    return new Translation(
        plain, mapping, mapped, mapping == null ? null : Facts.bundled().resource(mapped));
  }

  Vocabulary vocabulary() {
    return new Vocabulary(type, facts);
  }

  /** What a property is a resource of its own as, where no attribute is it; see {@link Types}. */
  @Nullable String part(String property) {
    return mapping != null && mapping.attribute(property) != null
        ? null
        : Types.split(plain, property, mapping);
  }

  String attribute(String property, Vocabulary vocabulary) {
    String own = mapping == null ? null : mapping.attribute(property);
    return own != null ? own : facts == null ? property : vocabulary.attribute(property);
  }
}
