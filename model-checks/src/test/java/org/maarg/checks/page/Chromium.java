package org.maarg.checks.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.maarg.checks.mutants.Hunt;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A headless browser with a profile of its own, as the distribution has it. */
public final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PICTURES = Path.of("target", "pictures");

  private final Path profile;
  private final ChromeDriver driver;
  private final String ready;

  private Chromium(Path profile, ChromeDriver driver, String ready) {
    this.profile = profile;
    this.driver = driver;
    this.ready = ready;
  }

  /** Why there is none to start, if there is none. */
  public static Optional<String> missing() {
    return Stream.of("chromium", "chromedriver")
        .filter(it -> program(it).isEmpty())
        .findFirst()
        .map(it -> it + " is not installed");
  }

  private static Optional<File> program(String name) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  /**
   * Starts one.
   *
   * @param ready selects what says something once a page is there
   */
  public static Chromium start(String ready) throws IOException {
    Path profile = Files.createTempDirectory("maarg-chromium-");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").orElseThrow());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    // Named, so that Selenium looks for no driver of its own, and downloads none.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow())
            .usingAnyFreePort()
            .build();
    return new Chromium(profile, new ChromeDriver(service, options), ready);
  }

  /** A screen of this size, as a small device has it if it is small. */
  public void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Light or dark, as the reader's system may ask for. */
  public void colours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Opens a page, and waits until it is ready. */
  public void open(String address) {
    // Another fragment alone would not load the page anew.
    driver.get("about:blank");
    driver.get(address);
    await(() -> !text(ready).isEmpty());
  }

  /** Loads the page anew. */
  public void reload() {
    driver.navigate().refresh();
    await(() -> !text(ready).isEmpty());
  }

  /** The address of the page. */
  public String address() {
    return Objects.requireNonNullElse(driver.getCurrentUrl(), "");
  }

  /** Presses keys, wherever the focus is. */
  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** What the first element of this kind says, as a reader sees it. */
  public String text(String selector) {
    List<WebElement> found = driver.findElements(By.cssSelector(selector));
    return found.isEmpty() ? "" : (String) script("return arguments[0].innerText", found.get(0));
  }

  /** How many elements of this kind there are. */
  public long count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  /** Whether there is an element of this kind to be seen. */
  public boolean isShown(String selector) {
    List<WebElement> found = driver.findElements(By.cssSelector(selector));
    return !found.isEmpty() && found.get(0).isDisplayed();
  }

  /** Runs a script in the page; it must give something. */
  public Object script(String script, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript(script, arguments));
  }

  /** Runs a script in the page that calls its last argument with something, now or later. */
  public Object later(String script) {
    return Objects.requireNonNull(driver.executeAsyncScript(script));
  }

  /** Waits until something is so. */
  public void await(Supplier<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.get()) {
      assertThat(System.nanoTime()).as(() -> "still so: " + text("body")).isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }

  /** Waits until an element of this kind says something. */
  public void awaitText(String selector, String part) {
    await(() -> text(selector).contains(part));
  }

  /** What axe-core finds that is serious or worse, a line each. */
  @SuppressWarnings("unchecked") // the script gives strings
  public List<String> barriers() {
    try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
      byte[] axe = Objects.requireNonNull(in).readAllBytes();
      driver.executeScript(new String(axe, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return (List<String>)
        Objects.requireNonNull(
            driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + "axe.run().then(it => done(it.violations"
                    + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    + ".map(v => v.id + ': ' + v.nodes.map(n => n.html + n.failureSummary))));"));
  }

  /** Keeps what is to be seen, for people to look at. */
  public void picture(String name) {
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try {
      Hunt.delete(profile);
    } catch (IOException stillHeld) {
      // A folder of a browser that is slow to end is the system's to clean.
    }
  }
}
