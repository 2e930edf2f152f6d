package dev.plumbline.reporter.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.testing.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Kafka
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
  private final TestKafka kafka;
  private final Browser browser = new Browser();
  private Served served;

  @SuppressWarnings("NullAway.Init") // set before each test
  DashboardTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void serve(@TempDir Path directory) throws Exception {
    served = new Served(kafka, directory, null);
  }

  @AfterEach
  void stop() {
    browser.closePages();
    served.close();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  @Test
  void lightsUpWhileAReviewRunsAndSurvivesAReload() throws Exception {
    served.started("r1", "network", "database");
    Page page = browser.page();
    page.navigate(served.url("/reviews/r1"));
    assertThat(page.locator("#link")).hasText("live");

    served.begins("r1", "network", PhaseName.ANALYZER);
    assertThat(cell(page, "network", "analyzer")).hasClass(Pattern.compile("cell-started"));
    served.ends("r1", "network", PhaseName.ANALYZER);
    served.found("r1", "network", finding("aws/ec2/open-ssh", "aws_security_group.bastion"));

    assertThat(cell(page, "network", "analyzer")).hasClass(Pattern.compile("cell-completed"));
    assertThat(page.locator("finding-list .row")).hasCount(1);
    page.reload();
    assertThat(cell(page, "network", "analyzer")).hasClass(Pattern.compile("cell-completed"));
    assertThat(cell(page, "database", "analyzer")).hasClass(Pattern.compile("cell-open"));
    assertThat(page.locator("finding-list .row")).hasCount(1);
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void saysWhyAStackFailedAndHowTheReviewEnded() throws Exception {
    served.started("r1", "network");
    Page page = browser.page();
    page.navigate(served.url("/reviews/r1"));
    assertThat(page.locator("#link")).hasText("live");

    served.publish(
        Events.of(
            new ReviewEvent.PhaseFailed(
                "r1",
                Instant.now(),
                Served.key("network"),
                PhaseName.ANALYZER,
                "ran out of budget",
                true)));
    served.publish(
        Events.of(
            new ReviewEvent.Completed(
                "r1",
                Instant.now(),
                Samples.REPOSITORY,
                "pull/7",
                Verdict.FAIL,
                "2 high",
                List.of())));

    assertThat(page.locator(".reason")).containsText("ran out of budget");
    assertThat(page.locator(".answer-fail").first()).containsText("2 high");
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void keepsFiltersInTheUrl() throws Exception {
    served.started("r1", "network");
    served.found("r1", "network", finding("aws/s3/acl", "aws_s3_bucket.a", "v", Severity.CRITICAL));
    served.found("r1", "network", finding("aws/s3/log", "aws_s3_bucket.b", "v", Severity.LOW));
    Page page = browser.page();
    page.navigate(served.url("/findings"));
    assertThat(page.locator("#count")).hasText("2 findings");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("critical").setExact(true))
        .click();
    assertThat(page.locator("#count")).hasText("1 finding");
    assertThat(page).hasURL(Pattern.compile(".*severity=critical.*"));
    Page shared = browser.page();
    shared.navigate(page.url());

    assertThat(shared.locator("#count")).hasText("1 finding");
    assertThat(shared.locator("finding-list")).containsText("aws_s3_bucket.a");
    page.goBack();
    assertThat(page.locator("#count")).hasText("2 findings");
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void listsTheInstancesOfOneBlockAsOneFinding() throws Exception {
    served.started("r1", "network");
    for (int i = 0; i < 40; i++) {
      served.found(
          "r1", "network", finding("aws/s3/acl", "module.m[\"t]" + i + "\"].aws_s3_bucket.a"));
    }
    served.found("r1", "network", finding("aws/s3/acl", "module.other.aws_s3_bucket.a"));
    Page page = browser.page();

    page.navigate(served.url("/findings"));

    assertThat(page.locator("#count")).hasText("2 findings in 41 instances");
    assertThat(page.locator("finding-list .row")).hasCount(2);
    page.locator("finding-list .row").first().click();
    assertThat(page.locator(".instances li")).hasCount(40);
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void listsTheCopiesThatALoopOfATemplateMakesAsOneFinding() throws Exception {
    served.started("r1", "network");
    for (String name : List.of("BucketAlpha", "BucketBeta", "Nested.BucketAlpha")) {
      Finding plain = finding("aws/s3/acl", name);
      served.found("r1", "network", Samples.at(plain.range(), "aws_s3_bucket", plain));
    }
    Page page = browser.page();

    page.navigate(served.url("/findings"));

    assertThat(page.locator("#count")).hasText("2 findings in 3 instances");
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void showsARealPlanBesideThePredictionAndWhoTookADangerOn() throws Exception {
    served.started("r1", "shop");
    Ended.with(served, "r1");
    Page page = browser.page();

    page.navigate(served.url("/reviews/r1"));

    assertThat(page.locator("p.supplied"))
        .containsText("shop.tfplan.json 41 of 43 resources as predicted, stale for 1");
    assertThat(page.locator("ul.supplied li"))
        .containsText(
            new String[] {
              "aws_db_instance.main predicted replace, planned update",
              "aws_s3_bucket.logs predicted nothing, planned create"
            });
    assertThat(page.locator("stack-view"))
        .containsText("# plumbline:acknowledge aws_db_instance.main reason=");
    assertThat(page.locator("stack-view")).containsText("(platform), until 2027-01-31");
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void saysTheHardestWayBackFirst() throws Exception {
    served.started("r1", "shop");
    Ended.with(
        served,
        "r1",
        report -> {
          var stacks = (ArrayNode) report.get("stacks");
          ObjectNode easy = (ObjectNode) stacks.get(0);
          stacks.add(easy.deepCopy().put("key", "b").put("rollback", "The data is gone."));
          ((ObjectNode) stacks.get(1)).put("rollbackKind", "RESTORE_NEEDED");
          easy.put("rollback", "Reverting brings it back.").put("rollbackKind", "REVERT");
        });
    Page page = browser.page();

    page.navigate(served.url("/reviews/r1"));

    Locator card =
        page.locator(".answer")
            .filter(new Locator.FilterOptions().setHasText("How do I get back?"));
    assertThat(card.locator(".big")).hasText("The data is gone.");
    assertThat(card).containsText("Reverting brings it back.");
  }

  @Test
  void showsTextOfARepositoryAsTextAndNeverAsAPage() throws Exception {
    served.started("r1", "network");
    served.found(
        "r1", "network", finding("aws/s3/acl", "aws_s3_bucket.<img src=x onerror=alert(1)>"));
    Page page = browser.page();

    page.navigate(served.url("/findings"));

    assertThat(page.locator("finding-list .row")).containsText("<img src=x");
    assertThat(page.locator("finding-list img")).hasCount(0);
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void isWalkedThroughByKeyboard() throws Exception {
    served.started("r1", "network");
    served.found("r1", "network", finding("aws/s3/acl", "aws_s3_bucket.a"));
    Page page = browser.page();
    page.navigate(served.url("/findings?severity=high"));
    assertThat(page.locator("#count")).hasText("1 finding");

    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(page.locator(".detail")).containsText("Make it so.");
    page.keyboard().press("/");
    page.keyboard().type("nothing-like-it");

    assertThat(page.locator(".empty")).containsText("No findings");
    assertThat(page).hasURL(Pattern.compile(".*severity=high&q=nothing-like-it.*"));
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void saysWhatToDoWhenThereIsNothingYet() {
    Page page = browser.page(390, 800);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

    page.navigate(served.url("/"));

    assertThat(page.locator(".empty")).containsText("./plumbline publish .");
    assertThat(browser.problems).isEmpty();
  }

  private static Locator cell(Page page, String stack, String service) {
    int column =
        List.of("ingest", "analyzer", "reviewer", "implementer", "validator", "reporter")
            .indexOf(service);
    return page.locator("run-view tbody tr")
        .filter(new Locator.FilterOptions().setHasText(stack))
        .locator("td")
        .nth(column);
  }

  @BeforeAll
  static void patience() {
    com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
  }
}
