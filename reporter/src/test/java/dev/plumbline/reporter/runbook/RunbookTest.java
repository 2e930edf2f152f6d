package dev.plumbline.reporter.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.strategy.Strategies;
import dev.plumbline.reporter.testing.Changes;
import dev.plumbline.reporter.testing.Graphs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookTest {
  private static final String QUEUE = "aws_sqs_queue.jobs";

  @Test
  void withoutAChangeItSpeaksOfTheStack() {
    for (Validation.Plan plan : List.of(new Validation.Plan(false, List.of()), Changes.plan())) {
      assertThat(page("/srv/shop", "jobs", "", plan))
          .contains("# Runbook: jobs")
          .contains("## How to roll back\n\nRevert the commit of the change, then as above.\n")
          .doesNotContain("This change", "Nothing changes", "nothing is to be rolled back");
    }
  }

  @Test
  void aChangeHasItsOwnWayBack() {
    assertThat(page("/srv/shop", "jobs", "", Changes.plan(Changes.stateful(Action.DESTROY, QUEUE))))
        .contains("**Wave 1** (1 resource)", "Whether reverting brings the old state back");
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ann/work/shop/, '', '', shop, shop",
    "/home/ann/work/shop, '', prod, shop@prod, shop",
    "'C:\\work\\shop', '', '', shop, shop",
    "https://git.example/acme/shop.git, '', '', shop, https://git.example/acme/shop.git",
    "/home/ann/work/shop, infra/app, prod, infra/app@prod, shop",
  })
  void namesTheStackAndNoDirectoryOfAMachine(
      String repository, String path, String environment, String title, String named) {
    // Whatever looks like a mention is kept from being one.
    assertThat(page(repository, path, environment, Changes.plan()).replace("\u200b", ""))
        .startsWith("# Runbook: " + title + "\n")
        .contains(" of `" + named + "`")
        .doesNotContain("/home/", "C:\\");
  }

  private static String page(
      String repository, String path, String environment, Validation.Plan plan) {
    Graph graph = Graphs.of(path, QUEUE);
    StackChanged stack =
        new StackChanged(
            "r",
            repository,
            "main",
            true,
            1,
            new StackSpec(StackSpec.Kind.TERRAFORM, path, environment, List.of(), false),
            null,
            null,
            "head",
            "",
            Lane.INTERACTIVE,
            1,
            Instant.parse("2026-11-28T12:00:00Z"),
            LocalDate.of(2026, 11, 28),
            Settings.DEFAULT);
    Strategy strategy = Strategies.of(stack.stack(), graph, graph, plan, Budget.generous());
    return Runbook.page(stack, graph, new StackReport.Links(List.of(), List.of()), strategy, plan);
  }
}
