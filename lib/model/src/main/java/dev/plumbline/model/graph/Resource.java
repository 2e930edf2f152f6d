package dev.plumbline.model.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a resource or data source, in Terraform's vocabulary whatever language it was
 * written in.
 *
 * @param address as Terraform writes it: {@code module.a["x"].aws_s3_bucket.b[0]}; an unknown key
 *     is {@code [?]}. CloudFormation: the logical id; Pulumi: the resource's name
 * @param type the Terraform type ({@code aws_s3_bucket}), or the original one where it has no
 *     mapping
 * @param module address of the module instance that holds it, {@code ""} for the root
 * @param attributes arguments and blocks as resolved; blocks of one type are a {@link Value.Seq} of
 *     {@link Value.Obj}, single ones too; only what the source sets
 * @param provenance by attribute path as in {@code ingress[0].cidr_blocks}
 * @param range the whole block
 * @param header the block's first line, where a finding about the resource as a whole points
 * @param provider address of the provider configuration: {@code aws}, {@code aws.west}
 * @param metadata what the source says about the resource itself (CloudFormation Metadata)
 * @param originalType {@code AWS::S3::Bucket}, {@code aws:s3/bucket:Bucket}; null for Terraform
 */
public record Resource(
    String address,
    Mode mode,
    String type,
    String name,
    String module,
    Value.Obj attributes,
    Map<String, Provenance> provenance,
    SourceRange range,
    SourceRange header,
    Lifecycle lifecycle,
    String provider,
    Value.Obj metadata,
    @Nullable String originalType) {

  public enum Mode {
    MANAGED,
    /** Looked up, as far as we know; and what we don't know of is nothing that the stack makes. */
    @JsonEnumDefaultValue
    DATA,
    EPHEMERAL
  }

  public Resource {
    provenance = Places.of(provenance);
    originalType = originalType == null || originalType.isEmpty() ? null : originalType; // of JSON
  }

  /**
   * The same resource, whose attributes stand elsewhere.
   *
   * @param move gives a place anew, the same object where it stays; null where it can't be told
   * @return this where all stay; null where a place can't be told
   */
  public @Nullable Resource moved(Function<Provenance, @Nullable Provenance> move) {
    Places places = Places.of(provenance).moved(move);
    if (places == null) {
      return null;
    }
    return places == provenance
        ? this
        : new Resource(
            address,
            mode,
            type,
            name,
            module,
            attributes,
            places,
            range,
            header,
            lifecycle,
            provider,
            metadata,
            originalType);
  }

  /** The value at an attribute of the source, or null where the source does not set it. */
  public @Nullable Value attribute(String name) {
    return attributes.members().get(name);
  }

  /** Where an attribute path is written; the nearest enclosing path that is, else the header. */
  public SourceRange rangeOf(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      Provenance found = provenance.get(at);
      if (found != null) {
        return found.range();
      }
    }
    return header;
  }

  private static String parent(String path) {
    int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return cut < 0 ? "" : path.substring(0, cut);
  }
}
