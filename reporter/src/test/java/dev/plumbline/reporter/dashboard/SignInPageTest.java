package dev.plumbline.reporter.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A browser at a dashboard that asks for a token, as in docker-compose.yml. */
@Kafka
@Timeout(300)
class SignInPageTest {
  @Test
  void asksForTheTokenThenShowsTheReviewLiveAndForgetsOnSignOut(
      TestKafka kafka, @TempDir Path directory) throws Exception {
    try (var served = new Served(kafka, directory, "open-sesame");
        var browser = new Browser()) {
      served.started("r1", "network");
      Page page = browser.page();
      page.navigate(served.url("/reviews/r1"));

      page.getByLabel("Token").fill("sesame");
      press(page, "Sign in");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the operator's token");
      page.getByLabel("Token").fill("open-sesame");
      press(page, "Sign in");

      assertThat(page.locator("#link")).hasText("live");
      served.found("r1", "network", finding("aws/s3/acl", "aws_s3_bucket.a"));
      assertThat(page.locator("finding-list .row")).hasCount(1);
      Cookie cookie = page.context().cookies().getFirst();
      assertThat(cookie.httpOnly).isTrue();
      assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
      assertThat(cookie.value).doesNotContain("sesame");

      press(page, "Sign out");
      assertThat(page.getByLabel("Token")).isVisible();
      assertThat(page.locator("finding-list .row")).hasCount(0);
    }
  }

  private static void press(Page page, String name) {
    Locator button =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    button.click();
  }
}
