package dev.plumbline.implementer.proof;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Blocks of which a resource is written more than its provider takes. */
public final class Surplus {
  private final Set<String> found = new LinkedHashSet<>();

  private Surplus() {}

  /** The first that a change of Terraform's files brings. */
  public static Optional<String> brought(SourceTree head, SourceTree fixed, Budget budget) {
    return fixed.files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".tf"))
        .filter(file -> !Arrays.equals(file.getValue(), head.file(file.getKey())))
        .flatMap(file -> {
          Set<String> now = of(file.getKey(), file.getValue(), budget);
          byte[] before = head.file(file.getKey());
          if (before != null && !now.isEmpty()) {
            now.removeAll(of(file.getKey(), before, budget));
          }
          return now.stream();
        })
        .findFirst();
  }

  private static Set<String> of(String file, byte[] source, Budget budget) {
    var surplus = new Surplus();
    for (Body.Block block : HclParser.parse(file, source, budget).body().blocks("resource")) {
      ResourceFacts facts = Facts.bundled().described(String.valueOf(block.label(0)));
      if (facts != null) {
        surplus.in(block.body(), facts.attributes(), block.label(0) + "." + block.label(1));
      }
    }
    return surplus.found;
  }

  private void in(Body body, Map<String, AttributeFacts> known, String place) {
    Map<String, List<Body.Block>> named =
        body.blocks().stream()
            .filter(block -> known.containsKey(block.type()))
            .collect(Collectors.groupingBy(Body.Block::type));
    named.forEach((name, blocks) -> {
      AttributeFacts facts = known.get(name);
      if (facts == null) {
        return;
      }
      if (facts.max() > 0 && blocks.size() > facts.max()) {
        found.add(
            "%s has %d blocks %s, the provider takes %d"
                .formatted(place, blocks.size(), name, facts.max()));
      }
      for (int i = 0; i < blocks.size(); i++) {
        in(blocks.get(i).body(), facts.nested(), place + "." + name + "[" + i + "]");
      }
    });
  }
}
