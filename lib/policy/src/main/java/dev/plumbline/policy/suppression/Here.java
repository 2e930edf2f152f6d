package dev.plumbline.policy.suppression;

import dev.plumbline.policy.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Marks that hold at one place, by the normal form of their ids. */
final class Here extends HashMap<String, List<Mark>> {
  void add(Mark mark) {
    computeIfAbsent(Catalogue.normal(mark.suppression().id()), _ -> new ArrayList<>()).add(mark);
  }
}
