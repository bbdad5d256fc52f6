package io.dpl.cli.command;

import io.dpl.api.cluster.Bytes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes such as {@code 4GiB}. */
final class SizeConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    try {
      return Bytes.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
