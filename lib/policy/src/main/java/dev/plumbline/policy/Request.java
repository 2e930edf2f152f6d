package dev.plumbline.policy;

import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.secret.SecretHash;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be judged.
 *
 * @param repository canonical name; part of every fingerprint
 * @param base the graph before the change; null when there is none, and every finding is new
 * @param date on which suppressions are looked at
 * @param house packs, and what the repository says of policies
 * @param hash how credentials that were found are told from one another
 * @param renames what the change gives another address without saying so, from the base's address
 *     to the head's: what is found of it was there before
 * @param sources the head's, to point into what the graph knows as a whole; empty where nobody
 *     reads where findings point
 */
public record Request(
    String repository,
    Graph head,
    @Nullable Graph base,
    Settings settings,
    LocalDate date,
    Budget budget,
    House house,
    SecretHash hash,
    List<Move> renames,
    SourceTree sources) {
  public Request {
    renames = List.copyOf(renames);
  }

  /** Where nothing is known to be renamed. */
  public Request(
      String repository,
      Graph head,
      @Nullable Graph base,
      Settings settings,
      LocalDate date,
      Budget budget,
      House house,
      SecretHash hash) {
    this(repository, head, base, settings, date, budget, house, hash, List.of(), SourceTree.EMPTY);
  }

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
