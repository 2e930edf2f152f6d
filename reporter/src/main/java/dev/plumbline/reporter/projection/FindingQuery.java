package dev.plumbline.reporter.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A {@link FindingFilter} as SQL; every value is bound, never written into the text. */
final class FindingQuery {
  private static final String SELECT =
      "SELECT f.review, f.repository, f.ref, f.stack, f.finding, f.seen_at FROM findings f";
  private static final String NEWEST =
      " JOIN heads h ON h.review = f.review AND h.repository = f.repository AND h.ref = f.ref AND h.stack = f.stack";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, List<?>> lists = new HashMap<>();
  private final String from;
  private final int limit;

  private FindingQuery(FindingFilter filter) {
    this.from = filter.review().isEmpty() ? SELECT + NEWEST : SELECT;
    this.limit = filter.limit();
    equal("f.review", "review", filter.review());
    equal("f.repository", "repository", filter.repository());
    equal("f.stack", "stack", filter.stack());
    if (!filter.policy().isEmpty()) {
      conditions.add("substr(f.policy, 1, length(:policy)) = :policy");
      values.put("policy", filter.policy());
    }
    for (String word : filter.text().toLowerCase(Locale.ROOT).split("\\s+", 8)) {
      if (!word.isEmpty()) {
        String name = "word" + values.size();
        conditions.add("f.haystack LIKE :" + name + " ESCAPE '!'");
        values.put(name, "%" + word.replaceAll("([!%_])", "!$1") + "%");
      }
    }
    if (!filter.severities().isEmpty()) {
      conditions.add("f.severity IN (<severities>)");
      lists.put("severities", filter.severities().stream().map(FindingRows::rank).toList());
    }
    if (!filter.statuses().isEmpty()) {
      conditions.add("f.status IN (<statuses>)");
      lists.put("statuses", filter.statuses());
    }
    switch (filter.suppressed()) {
      case HIDE -> conditions.add("f.status <> 'suppressed'");
      case ONLY -> conditions.add("f.status = 'suppressed'");
      case SHOW -> {}
    }
  }

  static FindingQuery of(FindingFilter filter) {
    return new FindingQuery(filter);
  }

  List<ReadModel.FindingRow> list(Handle handle) {
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    Query query =
        handle.createQuery(
            from
                + where
                + " ORDER BY f.severity, f.repository, f.stack, f.policy, f.resource, f.fingerprint LIMIT :limit");
    query.bind("limit", limit);
    values.forEach(query::bind);
    lists.forEach(query::bindList);
    return rows(query);
  }

  static Optional<ReadModel.FindingRow> one(Handle handle, String review, String fingerprint) {
    Query query =
        handle.createQuery(SELECT + " WHERE f.review = :review AND f.fingerprint = :fingerprint");
    query.bind("review", review).bind("fingerprint", fingerprint);
    return rows(query).stream().findFirst();
  }

  private static List<ReadModel.FindingRow> rows(Query query) {
    return query
        .map((row, _) ->
            new ReadModel.FindingRow(
                row.getString("review"),
                row.getString("repository"),
                row.getString("ref"),
                row.getString("stack"),
                ReadModel.tree(row.getString("finding")),
                row.getLong("seen_at")))
        .list();
  }

  private void equal(String column, String name, String value) {
    if (!value.isEmpty()) {
      conditions.add(column + " = :" + name);
      values.put(name, value);
    }
  }
}
