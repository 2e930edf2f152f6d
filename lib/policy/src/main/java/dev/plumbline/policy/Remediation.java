package dev.plumbline.policy;

import dev.plumbline.model.source.StackSpec;
import java.util.Map;

/**
 * What to do, in words.
 *
 * @param text in Terraform's words, which {@code judge.Words} puts into another language's where it
 *     knows them
 * @param own in a language's own words, where it is done in another way there
 */
public record Remediation(String text, Map<StackSpec.Kind, String> own) {
  public Remediation {
    own = Map.copyOf(own);
  }
}
