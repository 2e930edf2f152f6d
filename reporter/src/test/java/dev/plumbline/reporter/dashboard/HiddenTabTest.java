package dev.plumbline.reporter.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A browser has six connections to a server, and a seventh tab would wait for ever. */
@Kafka
@Timeout(300)
class HiddenTabTest {
  @Test
  void aTabThatNobodySeesGivesItsConnectionBackAndMissesNothing(
      TestKafka kafka, @TempDir Path directory) throws Exception {
    try (var served = new Served(kafka, directory, null);
        var browser = new Browser()) {
      served.started("r1", "network");
      Page page = browser.page();
      var ended = new ArrayList<Request>();
      page.onRequestFailed(ended::add);
      page.navigate(served.url("/reviews/r1"));
      assertThat(page.locator("#link")).hasText("live");

      show(page, false);
      served.found("r1", "network", finding("aws/s3/acl", "aws_s3_bucket.a"));
      page.waitForCondition(() -> !ended.isEmpty());

      assertThat(ended).singleElement().extracting(Request::url).asString().contains("/events?");
      assertThat(page.locator("#findings")).containsText("None so far");
      show(page, true);
      assertThat(page.locator("finding-list .row")).hasCount(1);
      assertThat(page.locator("#link")).hasText("live");
      assertThat(browser.problems).isEmpty();
    }
  }

  private static void show(Page page, boolean seen) {
    page.evaluate(
        """
        seen => {
          Object.defineProperty(document, 'hidden', { value: !seen, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        seen);
  }
}
