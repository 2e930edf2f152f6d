package dev.plumbline.implementer.proof;

import dev.plumbline.forecast.cost.Inputs;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.house.House;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What does not change from proof to proof.
 *
 * @param base the graph before the change; null where there is none, and the head counts as applied
 * @param house what holds beside the catalogue
 * @param prices what costs are estimated from
 */
public record Stack(
    String repository,
    StackSpec spec,
    @Nullable Graph base,
    Settings settings,
    LocalDate date,
    Budget budget,
    House house,
    Inputs prices) {}
