package stardust.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the house go one way. */
class ArchitectureTest {

  private static final String[] SPEC = {"stardust.spec.."};
  private static final String[] REPORTS = {"stardust.report.."};

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("stardust");

  @Test
  void seesEveryModule() {
    assertThat(CLASSES.size()).isGreaterThan(400);
    assertThat(CLASSES.containPackage("stardust.spec")).isTrue();
    assertThat(CLASSES.containPackage("stardust.report")).isTrue();
    assertThat(CLASSES.containPackage("stardust.server")).isTrue();
    assertThat(CLASSES.containPackage("stardust.runner.steps")).isTrue();
  }

  @Test
  void theSpecificationKnowsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAnyPackage(SPEC)
        .should()
        .dependOnClassesThat(oursOutside(SPEC))
        .check(CLASSES);
  }

  @Test
  void theReportsKnowOnlyTheSpecification() {
    noClasses()
        .that()
        .resideInAnyPackage(REPORTS)
        .should()
        .dependOnClassesThat(oursOutside("stardust.report..", "stardust.spec.."))
        .check(CLASSES);
  }

  @Test
  void theReferenceKnowsNeitherReportsNorRunner() {
    noClasses()
        .that()
        .resideOutsideOfPackages("stardust.spec..", "stardust.report..", "stardust.runner..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("stardust.report..", "stardust.runner..")
        .check(CLASSES);
  }

  @Test
  void onlyTheEngineKnowsCucumbersRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("stardust.runner.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.cucumber.core..", "io.cucumber.plugin..")
        .check(CLASSES);
  }

  @Test
  void codecsAndStateMachinesKnowNoNetty() {
    noClasses()
        .that()
        .resideOutsideOfPackage("stardust.transport..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..")
        .check(CLASSES);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("stardust.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked = new ArrayList<>();
    for (JavaClass each : CLASSES) {
      JavaPackage home = each.getPackage();
      boolean generated = home.getName().matches("stardust\\.(spec\\.message|wire\\.proto)");
      if (!generated && !home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  private static DescribedPredicate<JavaClass> oursOutside(String... packages) {
    return JavaClass.Predicates.resideInAPackage("stardust..")
        .and(JavaClass.Predicates.resideOutsideOfPackages(packages))
        .as("reside elsewhere in this project");
  }
}
