package stardust.runner.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;

/** Addresses of servers. */
final class MultiaddrConverter implements ITypeConverter<Multiaddr> {

  @Override
  public Multiaddr convert(String text) {
    try {
      return Multiaddr.parse(text);
    } catch (MultiaddrException e) {
      throw new TypeConversionException(
          "\""
              + text
              + "\" is no multiaddr: "
              + e.getMessage()
              + "; write it as /ip4/127.0.0.1/tcp/5892/ws");
    }
  }
}
