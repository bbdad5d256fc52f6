package io.dpl.engine.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dpl.api.diagnostic.RunCode;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void aFullDiskIsSeenThroughTheAsynchronousWriter() {
    Failure failure =
        Failure.of(
            "IO Error: Async write failed for range [offset=3442431, size=983097]:"
                + " {\"exception_type\":\"IO\",\"exception_message\":\"Could not write file"
                + " \\\"/small/f\\\": No space left on device\",\"errno\":\"28\"}");
    assertThat(failure.code()).isEqualTo(RunCode.DISK_FULL);
    assertThat(failure.message())
        .isEqualTo("Could not write file '/small/f': No space left on device");
  }

  @Test
  void kindsAndAdviceAreLeftOut() {
    Failure failure =
        Failure.of(
            "Invalid Input Error: Division by zero in expression (1 // (x - 1)). Use TRY(...) to"
                + " return NULL for this expression, or SET error_on_division_by_zero=false");
    assertThat(failure.code()).isEqualTo(RunCode.DIVISION_BY_ZERO);
    assertThat(failure.message()).isEqualTo("Division by zero in expression (1 // (x - 1))");
    assertThat(failure.inData()).isTrue();
  }

  @Test
  void aFullTemporaryFolderIsAFullDisk() {
    assertThat(
            Failure.of(
                    "Out of Memory Error: failed to offload data block of size 256.0 KiB (1.0 GiB"
                        + "/1.0 GiB used). This limit was set by the 'max_temp_directory_size'")
                .code())
        .isEqualTo(RunCode.DISK_FULL);
  }
}
