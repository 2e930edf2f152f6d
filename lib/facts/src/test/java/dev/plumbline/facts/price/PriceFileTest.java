package dev.plumbline.facts.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceFileTest {

  @Test
  void aBundledPriceHasItsRegionAndItsDate() {
    Price price = PriceBook.bundled().prices("aws_nat_gateway", "NAT gateway").getLast();

    assertThat(price.region()).isEqualTo("us-east-1");
    assertThat(price.unit()).isEqualTo("hours");
    assertThat(price.low()).isEqualByComparingTo("0.045");
    assertThat(price.date()).isEqualTo(LocalDate.of(2024, 8, 20));
  }

  @Test
  void pricesThatTheBookDoesNotTellApartAreARange() {
    Price price =
        PriceBook.bundled()
            .prices("aws_db_instance", "Database instance (on-demand, Single-AZ, db.t3.large)")
            .getFirst();

    assertThat(price.low()).isEqualByComparingTo("0.136");
    assertThat(price.high()).isEqualByComparingTo("0.3");
  }

  @Test
  void componentsAreFoundWhateverTheirCase() {
    assertThat(PriceBook.bundled().prices("aws_nat_gateway", "nat GATEWAY")).isNotEmpty();
    assertThat(PriceBook.bundled().prices("aws_nat_gateway", "nat")).isEmpty();
  }

  @Test
  void columnsComeInAnyOrderAndCellsMayBeQuoted() {
    PriceFile file =
        read("unit,price,component,type\nhours,0.1,\"Big, \"\"fast\"\" one\",acme_box");

    assertThat(file.problems()).isEmpty();
    assertThat(file.book().prices("acme_box", "Big, \"fast\" one"))
        .extracting(Price::low)
        .containsExactly(new BigDecimal("0.1"));
  }

  @Test
  void aLineThatCannotBeUsedIsNamedAndTheOthersCount() {
    PriceFile file =
        read(
            """
            type,component,unit,price,price_high,date
            acme_box,Box,hours,cheap,,
            acme_box,Box,hours,2,1,
            acme_box,,hours,2,,
            acme_box,Box,hours,2,,yesterday
            acme_box,Box,hours,2,,,,

            acme_box,Box,months,3,,2026-01-31
            """);

    assertThat(file.problems())
        .containsExactly(
            "own.csv:2: not a price in US dollars: cheap",
            "own.csv:3: a price from 2 to 1",
            "own.csv:4: there is no component",
            "own.csv:5: not a date such as 2026-10-01: yesterday",
            "own.csv:6: 8 cells under 6 columns");
    assertThat(file.book().prices("acme_box", "Box")).hasSize(1);
  }

  @Test
  void aColumnThatMeansNothingIsNamed() {
    assertThat(read("type,component,unit,price,regon\na,B,hours,1,us-east-1\n").problems())
        .containsExactly(
            "own.csv:1: means nothing here: the column regon; did you mean \"region\"?");
  }

  @Test
  void whatASpreadsheetWritesBeforeTheHeaderIsNoName() {
    PriceFile file = read("\ufefftype, component ,unit,price\nacme_box,Box,hours,2\n");

    assertThat(file.problems()).isEmpty();
    assertThat(file.book().prices("acme_box", "Box")).hasSize(1);
  }

  @Test
  void withoutItsColumnsItIsNoPriceBook() {
    assertThat(read("name,cost\na,1").problems())
        .containsExactly(
            "own.csv:1: the first line has to name the columns [type, component, unit, price]");
  }

  private static PriceFile read(String text) {
    return PriceFile.read("own.csv", text.getBytes(StandardCharsets.UTF_8));
  }
}
