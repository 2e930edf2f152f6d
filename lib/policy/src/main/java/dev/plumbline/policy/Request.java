package dev.plumbline.policy;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.secret.SecretHash;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be judged.
 *
 * @param repository canonical name; part of every fingerprint
 * @param base the graph before the change; null when there is none, and every finding is new
 * @param date on which suppressions are looked at
 * @param house packs, and what the repository says of policies
 * @param hash how credentials that were found are told from one another
 */
public record Request(
    String repository,
    Graph head,
    @Nullable Graph base,
    Settings settings,
    LocalDate date,
    Budget budget,
    House house,
    SecretHash hash) {

  /** Without a key for what is secret. */
  public Request(
      String repository,
      Graph head,
      @Nullable Graph base,
      Settings settings,
      LocalDate date,
      Budget budget,
      House house) {
    this(repository, head, base, settings, date, budget, house, SecretHash.NONE);
  }

  /** With nothing beside the catalogue. */
  public Request(
      String repository,
      Graph head,
      @Nullable Graph base,
      Settings settings,
      LocalDate date,
      Budget budget) {
    this(repository, head, base, settings, date, budget, House.NONE);
  }
}
