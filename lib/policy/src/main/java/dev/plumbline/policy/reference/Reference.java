package dev.plumbline.policy.reference;

import dev.plumbline.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies' documentation in Markdown. */
public final class Reference {
  /** The first line of a page of ours; a page without it was written by hand and is left alone. */
  public static final String MARK = "<!-- written by: plumbline policies reference -->\n";

  private Reference() {}

  /** A page written by hand stands where one of ours belongs. */
  public static final class InTheWay extends IOException {
    private InTheWay(Path file) {
      super(file + " was not written by Plumbline; move it or name another folder");
    }

    @Override
    public String getMessage() {
      return java.util.Objects.requireNonNull(super.getMessage());
    }
  }

  /**
   * All pages by path relative to their folder: {@code README.md} is the index, {@code aws/s3.md} a
   * service's page.
   */
  public static SortedMap<String, String> pages(List<Policy> policies) {
    Map<String, List<Policy>> groups =
        policies.stream()
            .collect(Collectors.groupingBy(Service::of, TreeMap::new, Collectors.toList()));
    var services = new ArrayList<Service>();
    groups.forEach((key, group) -> services.add(Service.of(key, group)));
    var pages = new TreeMap<String, String>();
    services.forEach(service -> pages.put(service.file(), ServicePage.of(service)));
    pages.put("README.md", IndexPage.of(services));
    return pages;
  }

  /**
   * Writes the pages below a folder and removes pages of ours that no service has any more.
   *
   * @return how many were written
   * @throws InTheWay when a page written by hand stands where one of ours belongs; nothing is
   *     written
   */
  public static int write(List<Policy> policies, Path folder) throws IOException {
    SortedMap<String, String> pages = pages(policies);
    for (String page : pages.keySet()) {
      Path file = folder.resolve(page);
      if (Files.exists(file) && !isOurs(file)) {
        throw new IOException(
            file + " was not written by Plumbline; move it or name another folder");
      }
    }
    for (var page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey());
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, page.getValue());
    }
    for (String old : written(folder)) {
      if (!pages.containsKey(old)) {
        Files.delete(folder.resolve(old));
      }
    }
    return pages.size();
  }

  /** The pages of ours that stand below a folder. */
  static List<String> written(Path folder) throws IOException {
    var written = new ArrayList<String>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".md") && isOurs(file)) {
          written.add(folder.relativize(file).toString().replace('\\', '/'));
        }
      }
    }
    return written;
  }

  private static boolean isOurs(Path file) throws IOException {
    return Files.readString(file).startsWith(MARK);
  }

  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
