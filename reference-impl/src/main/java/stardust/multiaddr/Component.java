package stardust.multiaddr;

/**
 * One part of a multiaddr.
 *
 * @param protocol which
 * @param value in its canonical text; empty when the protocol has none
 */
record Component(Protocol protocol, String value) {

  static Component parse(Protocol protocol, String text) throws MultiaddrException {
    return of(protocol, protocol.format().parse(text));
  }

  static Component of(Protocol protocol, byte[] value) throws MultiaddrException {
    return new Component(protocol, protocol.format().print(value));
  }

  /** The binary value, without code and length. */
  byte[] valueBytes() {
    try {
      return protocol.format().parse(value);
    } catch (MultiaddrException e) {
      throw new IllegalStateException("a component has a canonical value", e);
    }
  }

  @Override
  public String toString() {
    return "/" + protocol.label() + (protocol.format().length() == 0 ? "" : "/" + value);
  }
}
