package dev.plumbline.forecast.rename;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.Rename;
import dev.plumbline.model.source.SourceRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes matches as {@code moved} blocks, each into the innermost module that sees both ends. */
public final class Statements {
  private final Graph head;

  public Statements(Graph head) {
    this.head = head;
  }

  public List<Rename> of(List<Match> matches) {
    Map<String, Rename> written = new LinkedHashMap<>();
    for (Match match : matches) {
      Rename rename = of(match);
      String once = rename.file() + "\n" + rename.text();
      written.merge(once, rename, Statements::both);
    }
    return List.copyOf(written.values());
  }

  /** Matches for which no block is to be written, with what happens instead. */
  public List<Rename> unwritten(List<Match> matches, Rename.Remedy remedy, String consequence) {
    return matches.stream()
        .map(match ->
            new Rename(
                match.from(),
                match.to(),
                remedy,
                "",
                0,
                "",
                match.instances(),
                confidence(match),
                reason(match) + ". " + consequence))
        .toList();
  }

  /** The same lines in a module that is called several times. */
  private static Rename both(Rename one, Rename other) {
    return new Rename(
        one.from(),
        one.to(),
        one.remedy(),
        one.file(),
        one.line(),
        one.text(),
        one.instances() + other.instances(),
        one.confidence(),
        one.reason());
  }

  private Rename of(Match match) {
    String module = common(match.from(), match.to());
    String from = Sides.relative(match.from(), module);
    String to = Sides.relative(match.to(), module);
    SourceRange place = place(match.to(), module);
    String text = "\nmoved {\n  from = " + from + "\n  to   = " + to + "\n}\n";
    return new Rename(
        match.from(),
        match.to(),
        Rename.Remedy.MOVED_BLOCK,
        place.file(),
        lastLine(place),
        text,
        match.instances(),
        confidence(match),
        reason(match));
  }

  /** How sure it is that the two are the same. */
  public static Confidence confidence(Match match) {
    return match.alike() >= 0.99
        ? Confidence.CERTAIN
        : match.alike() >= 0.7 ? Confidence.LIKELY : Confidence.POSSIBLE;
  }

  static String reason(Match match) {
    return match.alike() >= 0.99
        ? "both are configured alike"
        : Math.round(match.alike() * 100) + " % of what they set is the same";
  }

  private static int lastLine(SourceRange range) {
    return range.end().column() == 1 && range.end().line() > range.start().line()
        ? range.end().line() - 1
        : range.end().line();
  }

  /** The innermost module instance that holds both. */
  private static String common(String from, String to) {
    String module = Addresses.module(from);
    while (!module.isEmpty() && !to.startsWith(module + ".")) {
      module = Addresses.module(module);
    }
    return module;
  }

  /** The block that stands for the address in the module's own files: a resource or a call. */
  private SourceRange place(String to, String module) {
    String at = to;
    while (!Addresses.module(at).equals(module)) {
      at = Addresses.module(at);
    }
    String block = Addresses.withoutKeys(at);
    for (ModuleCall call : head.declarations().modules()) {
      if (Addresses.withoutKeys(call.address()).equals(block)) {
        return call.range();
      }
    }
    for (Resource resource : head.resources()) {
      if (Addresses.within(resource.address(), at) || resource.address().equals(at)) {
        return resource.range();
      }
    }
    throw new IllegalStateException("nothing stands at " + to);
  }
}
