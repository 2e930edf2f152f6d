package dev.plumbline.reporter.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.testing.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a page says of what it does not have yet, of what is not there, and of what it can't get.
 */
@Kafka
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadingTest {
  private final TestKafka kafka;
  private final Browser browser = new Browser();
  private final List<Route> held = new ArrayList<>();
  private Served served;

  @SuppressWarnings("NullAway.Init") // set before each test
  LoadingTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void serve(@TempDir Path directory) throws Exception {
    served = new Served(kafka, directory, null);
  }

  @AfterEach
  void stop() {
    held.clear();
    browser.closePages();
    served.close();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  @Test
  void anEndedReviewSaysNothingOfFindingsAndReportBeforeItHasThem() throws Exception {
    served.started("r1", "shop");
    served.found("r1", "shop", finding("aws/s3/acl", "aws_s3_bucket.a"));
    Ended.with(served, "r1");
    Page page = browser.page();
    hold(page, "**/api/findings?*");
    hold(page, "**/api/reviews/r1/report");

    page.navigate(served.url("/reviews/r1"));

    assertThat(answer(page, "May I merge?")).containsText("Not yet");
    assertThat(answer(page, "New findings")).containsText("loading");
    assertThat(answer(page, "Replaced or destroyed")).containsText("loading");
    assertThat(answer(page, "How do I get back?")).containsText("loading");
    assertThat(page.locator("#findings .loading")).isVisible();
    assertThat(page.locator("#link")).hasCount(0);
    release();
    assertThat(answer(page, "New findings")).containsText("1 high");
    assertThat(answer(page, "Replaced or destroyed")).containsText("1 replace");
    assertThat(page.locator("finding-list .row")).hasCount(1);
    assertThat(page.locator("#findings .loading")).hasCount(0);
    assertThat(page.locator("#link")).hasCount(0);
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void anEndedReviewWithoutFindingsSaysThatThereAreNone() throws Exception {
    served.started("r1", "shop");
    Ended.with(served, "r1");
    Page page = browser.page();

    page.navigate(served.url("/reviews/r1"));

    assertThat(answer(page, "New findings")).containsText("none");
    assertThat(page.locator("#findings")).containsText("None.");
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void aChangeThatWasRejectedIsNotSaidToBeWithoutFindings() throws Exception {
    served.publish(
        Events.of(
            new ReviewEvent.Rejected(
                "r1",
                Instant.now(),
                "",
                Samples.REPOSITORY,
                "main",
                "there is no ref main",
                false)));
    Served.await(() -> served.model.review("r1").isPresent());
    Page page = browser.page();

    page.navigate(served.url("/reviews/r1"));

    assertThat(answer(page, "May I merge?")).containsText("there is no ref main");
    assertThat(answer(page, "Findings")).containsText("not known");
    assertThat(answer(page, "Replaced or destroyed")).containsText("not known");
    assertThat(page.locator("#findings")).not().containsText("None");
    assertThat(page.locator("run-view")).hasText("There is no stack in it.");
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void aRejectedChangeWithoutABranchIsNoWorkingTreeAndADirectoryNoOwnersRepository()
      throws Exception {
    for (String repository : List.of("/tmp/shop", "/home/ann/src/shop")) {
      served.publish(
          Events.of(
              new ReviewEvent.Rejected(
                  "r" + repository.length(),
                  Instant.now().plusMillis(repository.length()),
                  "",
                  repository,
                  "",
                  "there is no ref nosuch",
                  false)));
    }
    Served.await(() -> served.model.review("r18").isPresent());
    Page page = browser.page();
    Page list = browser.page();

    page.navigate(served.url("/reviews/r9"));
    list.navigate(served.url("/"));

    assertThat(page.locator("h1")).containsText("/tmp/shop");
    assertThat(list.locator(".review strong"))
        .containsText(new String[] {"…/src/shop", "/tmp/shop"});
    for (Page each : List.of(page, list)) {
      assertThat(each.locator("main")).containsText("there is no ref nosuch");
      assertThat(each.locator("main")).not().containsText("working tree");
      assertThat(each.locator("main")).not().containsText("uncommitted");
    }
  }

  @Test
  void whatCannotBeFetchedIsSaidInItsPlaceAndTheRestIsShown() throws Exception {
    served.started("r1", "shop");
    Ended.with(served, "r1");
    Page page = browser.page();
    for (String path : List.of("**/api/findings?*", "**/api/reviews/r1/report")) {
      page.route(path, LoadingTest::refuse);
    }

    page.navigate(served.url("/reviews/r1"));

    assertThat(page.locator("#findings [role=alert]")).hasText("Away. Try again later.");
    assertThat(page.locator("#findings")).not().containsText("None");
    assertThat(answer(page, "New findings")).containsText("not known");
    assertThat(answer(page, "Replaced or destroyed")).containsText("not known");
    assertThat(page.locator("main")).containsText("The report can’t be shown. Away.");
    assertThat(page.locator("run-view tbody tr")).hasCount(1);
  }

  @Test
  void listsSayThatTheyLoadThenThatTheyAreEmpty() {
    for (var list : List.of(List.of("/", "No reviews yet"), List.of("/findings", "No findings"))) {
      Page page = browser.page();
      hold(page, "**/api/**");

      page.navigate(served.url(list.getFirst()));

      assertThat(page.locator("main .loading")).isVisible();
      assertThat(page.locator(".empty")).hasCount(0);
      release();
      assertThat(page.locator(".empty")).containsText(list.getLast());
      assertThat(page.locator("main .loading")).hasCount(0);
    }
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void aStackSaysThatItLoadsUntilItsPlanIsThere() throws Exception {
    served.started("r1", "shop");
    Ended.with(served, "r1");
    Page page = browser.page();
    hold(page, "**/api/reviews/r1/stack?*");

    page.navigate(served.url("/reviews/r1"));

    assertThat(page.locator("stack-view .loading")).isVisible();
    assertThat(page.locator("stack-view")).not().containsText("Predicted plan");
    release();
    assertThat(page.locator("stack-view")).containsText("Predicted plan");
    assertThat(page.locator("stack-view .loading")).hasCount(0);
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void aListThatCannotBeFetchedIsNotEmpty() {
    for (String path : List.of("/", "/findings")) {
      Page page = browser.page();
      page.route("**/api/**", LoadingTest::refuse);

      page.navigate(served.url(path));

      assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
          .hasText("Away. Try again later.");
      assertThat(page.locator(".empty")).hasCount(0);
      assertThat(page.locator("main .loading")).hasCount(0);
    }
  }

  private static Locator answer(Page page, String title) {
    return page.locator(".answer").filter(new Locator.FilterOptions().setHasText(title));
  }

  /** What the page asks for is answered only after {@link #release}. */
  private void hold(Page page, String path) {
    page.route(path, held::add);
  }

  private void release() {
    held.forEach(Route::resume);
    held.clear();
  }

  private static void refuse(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(503)
            .setContentType("application/problem+json")
            .setBody("{\"title\":\"Away\",\"detail\":\"Try again later.\"}"));
  }
}
