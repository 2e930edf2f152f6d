package dev.plumbline.reporter.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.reporter.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How the pages look on a telephone and in the dark, with names as long as real ones. */
@Kafka
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutTest {
  private static final String LONG =
      "live/production/eu-central-1/platform/observability/log-archive-with-a-long-name";

  /** WCAG 2.2, 1.4.3: of text to what is behind it. */
  private static final double CONTRAST = 4.5;

  private static final String WIDER =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /** The top of each card of answers. */
  private static final String TOPS =
      "() => [...new Set([...document.querySelectorAll('.answer')].map(c => Math.round(c.getBoundingClientRect().top)))].length";

  /** Each text whose contrast (WCAG's formula) is lower than what is given. */
  private static final String PALE =
      """
      least => {
        const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = node => {
          for (let at = node; at; at = at.parentElement) {
            const colour = rgb(getComputedStyle(at).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour;
          }
          throw new Error('nothing behind it');
        };
        const texts = document.createTreeWalker(document.querySelector('plumbline-app'), NodeFilter.SHOW_TEXT);
        const pale = [];
        while (texts.nextNode()) {
          const parent = texts.currentNode.parentElement;
          const words = texts.currentNode.textContent.trim();
          if (!words || !parent.checkVisibility()) continue;
          const [one, other] = [light(rgb(getComputedStyle(parent).color)), light(behind(parent))].sort((a, b) => b - a);
          const contrast = (one + 0.05) / (other + 0.05);
          if (contrast < least) pale.push(`${words}: ${contrast.toFixed(2)}`);
        }
        return pale;
      }
      """;

  private final TestKafka kafka;
  private final Browser browser = new Browser();
  private Served served;

  @SuppressWarnings("NullAway.Init") // set before each test
  LayoutTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void serve(@TempDir Path directory) throws Exception {
    served = new Served(kafka, directory, null);
    served.started("r1", LONG, "shop");
    for (Severity severity : Severity.values()) {
      served.found("r1", LONG, longNamed("aws/s3/" + severity.label(), severity));
    }
    served.found("r1", "shop", finding("aws/s3/acl", "aws_s3_bucket.a").with(Finding.Status.FIXED));
    served.begins("r1", LONG, PhaseName.ANALYZER);
    served.ends("r1", "shop", PhaseName.ANALYZER);
    Ended.with(served, "r1");
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
  void noPageIsWiderThanATelephone() {
    for (String path : List.of("/", "/findings", "/reviews/r1")) {
      Page page = opened(path, 390, ColorScheme.LIGHT);

      assertThat(page.evaluate(WIDER)).as(path).isEqualTo(0);
    }
  }

  @Test
  void textStandsOutInLightAndInDark() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (String path : List.of("/", "/findings", "/reviews/r1")) {
        Page page = opened(path, 1280, scheme);

        assertThat((List<?>) page.evaluate(PALE, CONTRAST)).as(path + " " + scheme).isEmpty();
      }
    }
  }

  @Test
  void theAnswersStandInRowsWithoutAHole() {
    assertThat(opened("/reviews/r1", 1400, ColorScheme.LIGHT).evaluate(TOPS)).isEqualTo(1);
    assertThat(opened("/reviews/r1", 1280, ColorScheme.LIGHT).evaluate(TOPS)).isEqualTo(1);
    assertThat(opened("/reviews/r1", 900, ColorScheme.LIGHT).evaluate(TOPS)).isEqualTo(2);
    assertThat(opened("/reviews/r1", 390, ColorScheme.LIGHT).evaluate(TOPS)).isEqualTo(5);
  }

  /** With everything unfolded that can be. */
  private Page opened(String path, int width, ColorScheme scheme) {
    Page page = browser.page(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate(served.url(path));
    assertThat(page.locator("[data-row]").first()).isVisible();
    assertThat(page.locator(".loading")).hasCount(0);
    if (page.locator("finding-list").count() > 0) {
      page.locator("finding-list .row").first().click();
      assertThat(page.locator(".detail")).containsText("Make it so.");
    }
    page.evaluate(
        "() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
    return page;
  }

  private static Finding longNamed(String policy, Severity severity) {
    String resource =
        "module.%s[\"eu-central-1\"].aws_s3_bucket.archive".formatted(LONG.replace('/', '_'));
    var range =
        new SourceRange(
            LONG + "/main.tf", new SourcePosition(3, 1, 20), new SourcePosition(3, 9, 28));
    return Samples.at(range, "aws_s3_bucket", finding(policy, resource, "value", severity));
  }
}
