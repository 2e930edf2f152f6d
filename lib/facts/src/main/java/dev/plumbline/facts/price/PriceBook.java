package dev.plumbline.facts.price;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prices by what they are for. Safe to share between threads. */
public final class PriceBook {
  private static final String BUNDLED = "/dev/plumbline/facts/prices.csv";

  private final String name;
  private final Map<String, List<Price>> prices = new HashMap<>();
  private final Set<String> types = new HashSet<>();

  /**
   * @param name as estimates name it
   */
  public PriceBook(String name, List<Price> all) {
    this.name = name;
    for (Price price : all) {
      prices
          .computeIfAbsent(key(price.type(), price.component()), _ -> new ArrayList<>())
          .add(price);
      types.add(price.type());
    }
  }

  /** The one that ships with the product; NOTICE says where it comes from. */
  public static PriceBook bundled() {
    return Bundled.BOOK;
  }

  /** Read when first asked for: most runs of the program ask for no price. */
  private static final class Bundled {
    private static final PriceBook BOOK = read();

    private static PriceBook read() {
      try (InputStream file = PriceBook.class.getResourceAsStream(BUNDLED)) {
        if (file == null) {
          throw new FileNotFoundException(BUNDLED + " is missing from the jar");
        }
        PriceFile read = PriceFile.read("bundled list prices", file.readAllBytes());
        if (!read.problems().isEmpty()) {
          throw new IllegalStateException(read.problems().getFirst());
        }
        return read.book();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String key(String type, String component) {
    return type + "\n" + component.toLowerCase(Locale.ROOT);
  }

  public String name() {
    return name;
  }

  /** Of every region; empty where the book has none. */
  public List<Price> prices(String type, String component) {
    return List.copyOf(prices.getOrDefault(key(type, component), List.of()));
  }

  /** All prices of a type. */
  public List<Price> prices(String type) {
    return prices.values().stream()
        .flatMap(List::stream)
        .filter(price -> price.type().equals(type))
        .toList();
  }

  public boolean knows(String type) {
    return types.contains(type);
  }
}
