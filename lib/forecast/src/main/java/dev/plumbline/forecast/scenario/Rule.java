package dev.plumbline.forecast.scenario;

import dev.plumbline.forecast.reading.Condition;
import dev.plumbline.forecast.reading.Read;
import dev.plumbline.forecast.reading.Site;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.model.scenario.Statement.Effect;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a loss does to resources of a type.
 *
 * @param otherwise null where nothing is said of those for which the conditions don't hold
 */
record Rule(String type, List<Condition> conditions, Saying holds, @Nullable Saying otherwise) {
  private static final Pattern PLACE = Pattern.compile("\\{([\\w.]+)(?:=([^}]*))?}");

  private static final Pattern ONE = Pattern.compile("\\b1 (day|hour|minute|second)s\\b");

  /** An effect and its sentence, with {@code {path=default}} for values. */
  record Saying(Effect effect, String text) {}

  Optional<Statement> of(Resource resource) {
    Site site = AsMade.of(resource);
    return switch (Condition.all(conditions, site)) {
      case Condition.Answer.Yes _ -> said(resource, holds, site);
      case Condition.Answer.No _ -> said(resource, otherwise, site);
      case Condition.Answer.Perhaps(String reason) ->
          Optional.of(statement(resource, Effect.CANNOT_BE_SAID, "can't be said: " + reason));
    };
  }

  private Optional<Statement> said(Resource resource, @Nullable Saying saying, Site site) {
    if (saying == null) {
      return Optional.empty();
    }
    return Optional.of(statement(resource, saying.effect(), filled(saying.text(), site)));
  }

  private static String filled(String template, Site site) {
    String text =
        PLACE
            .matcher(template)
            .replaceAll(
                place -> Matcher.quoteReplacement(value(place.group(1), place.group(2), site)));
    return ONE.matcher(text).replaceAll("1 $1");
  }

  private static String value(String path, @Nullable String otherwise, Site site) {
    return switch (site.read(path)) {
      case Read.Known(String text) -> text;
      case Read.Open _ -> "an unknown number of";
      case Read.Absent _ -> otherwise == null ? "an unknown number of" : otherwise;
    };
  }

  private Statement statement(Resource resource, Effect effect, String text) {
    String attribute =
        conditions.isEmpty() ? "" : conditions.getFirst().path().replaceFirst("#$", "");
    return new Statement(
        effect,
        resource.address(),
        text,
        attribute,
        attribute.isEmpty() ? resource.header() : resource.rangeOf(attribute));
  }
}
