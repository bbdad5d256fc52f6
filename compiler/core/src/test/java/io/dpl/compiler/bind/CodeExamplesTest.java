package io.dpl.compiler.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.Code;
import io.dpl.api.diagnostic.Codes;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the documentation of binding's own codes show what they are about. */
class CodeExamplesTest {

  static Stream<Code> codes() {
    return Codes.all().stream()
        .filter(code -> code.id().matches("DPL(20|30|401)\\d+") && !code.example().isEmpty())
        .filter(code -> !code.example().matches("(?s)(\\\\|dpl [a-z]).*")); // commands
  }

  @ParameterizedTest
  @MethodSource("codes")
  void exampleGivesTheCode(Code code) {
    assertThat(Binding.mistakes(code.example())).contains(code.id());
  }
}
