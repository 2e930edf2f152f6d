package dev.plumbline.policy;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be judged.
 *
 * @param repository canonical name; part of every fingerprint
 * @param base the graph before the change; null when there is none, and every finding is new
 * @param date on which suppressions are looked at
 */
public record Request(
    String repository,
    Graph head,
    @Nullable Graph base,
    Settings settings,
    LocalDate date,
    Budget budget) {}
