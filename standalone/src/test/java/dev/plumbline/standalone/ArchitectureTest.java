package dev.plumbline.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.review.Estate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The borders of docs/architecture.md, where the build's module graph alone can't hold them. */
class ArchitectureTest {
  private static final String ROOT = "dev.plumbline.";
  private static final List<String> SERVICES =
      List.of("ingest", "analyzer", "reviewer", "implementer", "validator", "reporter");

  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // Other modules' test classes come as a jar once the build packages them.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.plumbline");
  }

  /** A rule about classes that were not read would hold whatever they do. */
  @Test
  void seesEveryModule() {
    var modules =
        ours.stream()
            .map(type -> type.getPackageName().split("\\."))
            .filter(parts -> parts.length > 2)
            .map(parts -> parts[2])
            .distinct();

    assertThat(modules)
        .contains("ingest", "analyzer", "reviewer", "implementer", "validator", "reporter")
        .contains("model", "facts", "iac", "policy", "forecast")
        .contains("pipeline", "broker", "standalone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "analyzer", "reviewer", "implementer", "validator", "reporter"})
  void servicesMeetOnlyOnTopics(String service) {
    String[] others =
        SERVICES.stream()
            .filter(other -> !other.equals(service))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + service + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(ours);
  }

  @ParameterizedTest
  @CsvSource({
    "model,",
    "broker,",
    "facts, model",
    "iac, model facts",
    "policy, model facts",
    "forecast, model facts",
    "pipeline, model"
  })
  void librariesSeeOnlyWhatIsBelowThem(String library, String below) {
    String[] allowed =
        Stream.concat(Stream.of(library), below == null ? Stream.of() : Stream.of(below.split(" ")))
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + library + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.plumbline..").and(not(resideInAnyPackage(allowed))))
        .check(ours);
  }

  @Test
  void pureCodeKnowsNeitherCamelNorKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "pipeline..",
            ROOT + "broker..",
            ROOT + "standalone..",
            ROOT + "ingest..",
            ROOT + "reporter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.camel..", "org.apache.kafka..")
        .check(ours);
  }

  /** A module's root package wires the others, so it is in no slice. */
  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.plumbline.(*).(*)..")
        .should()
        .beFreeOfCycles()
        // The estate holds stacks' interfaces, which are an event's payload as well.
        .ignoreDependency(Estate.class, StackInterface.class)
        .check(ours);
  }

  /** No provider, no hook and no terraform: what is reviewed is only read. */
  @Test
  void servicesStartNoProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "standalone..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(ours);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "standalone..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(ours);
  }
}
