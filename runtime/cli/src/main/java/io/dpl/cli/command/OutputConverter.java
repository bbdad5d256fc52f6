package io.dpl.cli.command;

import io.dpl.cli.output.OutputFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of {@code -o}. */
final class OutputConverter implements ITypeConverter<OutputFormat> {

  @Override
  public OutputFormat convert(String value) {
    try {
      return OutputFormat.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
