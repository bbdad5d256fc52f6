package io.dpl.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.dpl.compiler.Compiled;
import io.dpl.engine.sink.Manifest;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of ARCHITECTURE.md that Maven's modules do not hold. Here, because the command line
 * sees every module.
 */
@AnalyzeClasses(packages = "io.dpl", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule CALCITE_LIVES_IN_THE_COMPILER =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dpl.compiler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.calcite..");

  @ArchTest
  static final ArchRule ANTLR_LIVES_IN_THE_GRAMMAR =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dpl.grammar..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.antlr..");

  @ArchTest
  static final ArchRule THE_DUCKDB_DRIVER_LIVES_IN_THE_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dpl.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.duckdb..");

  @ArchTest
  static final ArchRule RAY_LIVES_IN_ITS_OWN_PROCESSES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.dpl.ray.transport..", "io.dpl.ray.driver..", "io.dpl.ray.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.ray..", "io.dpl.ray.transport..", "io.dpl.ray.worker..");

  @ArchTest
  static final ArchRule THE_COMPILER_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("io.dpl.compiler..", "io.dpl.grammar..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.net.http..", "java.nio.file..", "java.sql..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_TOUCHES_STANDARD_STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dpl.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_STANDS_ON_THE_EMBEDDING_API =
      noClasses()
          .that()
          .resideInAPackage("io.dpl.cli..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.dpl.compiler..", "io.dpl.engine..", "io.dpl.library..")
                  // What the embedding API itself hands out.
                  .and(not(resideInAPackage("io.dpl.engine.event")))
                  .and(not(equivalentTo(Manifest.class)))
                  .and(not(equivalentTo(Manifest.File.class)))
                  .and(not(equivalentTo(Compiled.Form.class))));

  @ArchTest
  static void packagesHaveNoCycles(JavaClasses classes) {
    slices()
        .matching("io.dpl.(**)")
        .should()
        .beFreeOfCycles()
        // What extensions declare and what they are handed at run time name each other.
        .ignoreDependency(resideInAPackage("io.dpl.api.."), resideInAPackage("io.dpl.api.."))
        .check(classes);
  }

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
      ArchRuleDefinition.classes()
          .that()
          // ANTLR writes that one, and annotates nothing.
          .resideOutsideOfPackage("io.dpl.grammar.antlr..")
          .should(
              new ArchCondition<JavaClass>("be in a package marked with @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          item, marked, "@NullMarked is missing in " + item.getPackageName()));
                }
              });
}
