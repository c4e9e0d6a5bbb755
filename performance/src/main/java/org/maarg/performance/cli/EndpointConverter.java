package org.maarg.performance.cli;

import java.net.InetSocketAddress;
import org.maarg.runtime.config.Endpoints;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A socket of somebody else. */
final class EndpointConverter implements ITypeConverter<InetSocketAddress> {
  @Override
  public InetSocketAddress convert(String text) {
    try {
      return Endpoints.parse(text, 1);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
