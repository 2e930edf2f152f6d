package dev.plumbline.reporter.dashboard;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium; every problem that a page reports is kept. */
final class Browser implements AutoCloseable {
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  final List<String> problems = new ArrayList<>();

  Browser() {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setChromiumSandbox(false)
                    .setArgs(
                        List.of(
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** A page whose errors count. */
  Page page() {
    return page(1280, 900);
  }

  Page page(int width, int height) {
    Page page =
        browser.newPage(
            new com.microsoft.playwright.Browser.NewPageOptions().setViewportSize(width, height));
    page.onPageError(problems::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        problems.add(message.text());
      }
    });
    return page;
  }

  /** Ends every page, so that none looks for a server that is gone. */
  void closePages() {
    browser.contexts().forEach(context -> context.close());
    problems.clear();
  }

  private static Path chromium() {
    return Stream.of(
            System.getProperty("chromium", ""),
            System.getenv().getOrDefault("CHROMIUM", ""),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "the dashboard's tests need Chromium: 'apt-get install chromium', or set CHROMIUM to its path"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
