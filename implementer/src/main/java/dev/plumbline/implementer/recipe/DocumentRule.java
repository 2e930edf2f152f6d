package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.net.Cidr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A network rule of a template, which admits one range: it stays or goes as a whole. */
final class DocumentRule {
  private static final List<String> RANGES = List.of("CidrIp", "CidrIpv6", "CIDRIP", "CidrBlock");
  private static final List<String> LISTS =
      List.of("SecurityGroupIngress", "DBSecurityGroupIngress");

  /** A group of databases can't be without the list, empty or not. */
  private static final String REQUIRED = "DBSecurityGroupIngress";

  private final DocumentSite site;
  private final Dialect dialect;

  DocumentRule(DocumentSite site, Dialect dialect) {
    this.site = site;
    this.dialect = dialect;
  }

  /**
   * @param index of the rule among those that let in
   * @param place of that rule; null where it has none of its own
   * @param name of the resource
   */
  Written close(YamlNode.Mapping body, int index, @Nullable SourceRange place, String name) {
    Optional<YamlNode.Entry> properties = site.editor().entry(body, dialect.properties());
    if (properties.isEmpty() || !(properties.get().value() instanceof YamlNode.Mapping held)) {
      return new Written.Refused("the rule is not written here");
    }
    if (isPublic(held)) {
      return without(name);
    }
    for (String list : LISTS) {
      Optional<YamlNode.Entry> rules = site.editor().entry(held, list);
      if (rules.isPresent()) {
        return rule(held, rules.get(), index, place);
      }
    }
    return new Written.Refused("the rule is not written here");
  }

  private Written rule(
      YamlNode.Mapping properties, YamlNode.Entry rules, int number, @Nullable SourceRange place) {
    List<YamlNode> all = rules.value().items();
    boolean computed = all.stream().anyMatch(one -> dialect.call(one).isPresent());
    int index = computed ? at(all, place) : number;
    if (computed && index < 0) {
      return new Written.Refused("the rule is made by a function, or can't be told from one");
    }
    if (!(rules.value() instanceof YamlNode.Sequence list)
        || site.editor().isShared(rules)
        || index >= all.size()
        || !isPublic(all.get(index))) {
      return new Written.Refused("the rule is not written as an element of a list");
    }
    String name = rules.key().text();
    return site.with(
        all.size() > 1
            ? site.editor().removeElements(list, List.of(all.get(index)))
            : name.equals(REQUIRED)
                ? site.editor().set(properties, name, new Value.Seq(List.of()))
                : site.editor().remove(properties, name),
        name);
  }

  /**
   * Where a rule is written that has a place of its own; -1 for none. Beside a function, which may
   * make one rule or none, a number says nothing.
   */
  private int at(List<YamlNode> all, @Nullable SourceRange place) {
    for (int i = 0; i < all.size(); i++) {
      if (dialect.call(all.get(i)).isEmpty() && all.get(i).span().range().equals(place)) {
        return i;
      }
    }
    return -1;
  }

  private Written without(String name) {
    return site.file().root() instanceof YamlNode.Mapping root
        ? site.within(root, List.of(dialect.resources()))
            .map(all -> site.with(site.editor().remove(all, name), name))
            .orElseGet(() -> new Written.Refused(name + " is not written here"))
        : new Written.Refused(name + " is not written here");
  }

  private boolean isPublic(YamlNode rule) {
    return RANGES.stream()
        .flatMap(range -> rule.member(range).stream())
        .filter(range -> dialect.call(range).isEmpty())
        .flatMap(range -> range.scalarText().stream())
        .map(Cidr::parse)
        .anyMatch(range -> range != null && range.isPublic());
  }
}
