package io.dpl.cli.command;

import io.dpl.api.cluster.ClusterSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Clusters such as {@code nodes=4 cpus=16 memory=64GiB}. */
final class ClusterConverter implements ITypeConverter<ClusterSpec> {

  @Override
  public ClusterSpec convert(String value) {
    try {
      return ClusterSpec.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
