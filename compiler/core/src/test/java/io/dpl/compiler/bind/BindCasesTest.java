package io.dpl.compiler.bind;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scripts and what binding makes of them. */
class BindCasesTest {

  /** Expressions over the photos and their types. */
  @TestFactory
  Stream<DynamicTest> types() {
    return CaseFile.tests("types.txt", Binding::type);
  }

  /** Expressions over the photos as the plan has them. */
  @TestFactory
  Stream<DynamicTest> expressions() {
    return CaseFile.tests("expressions.txt", Binding::rex);
  }

  /** Scripts and their plans. */
  @TestFactory
  Stream<DynamicTest> plans() {
    return CaseFile.tests("plans.txt", Binding::rels);
  }

  /** Scripts and the columns of their last result. */
  @TestFactory
  Stream<DynamicTest> columns() {
    return CaseFile.tests("columns.txt", Binding::columns);
  }

  /** Scripts and what is wrong with them: code, place, message, help. */
  @TestFactory
  Stream<DynamicTest> mistakes() {
    return CaseFile.tests("mistakes.txt", Binding::mistakes);
  }
}
