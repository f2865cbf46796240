package stardust.multiaddr;

/** How the value of one part is written as text and in binary. */
interface ValueFormat {

  /** The length of a value with a length before it. */
  int PREFIXED = -1;

  /** The length of the binary value in bytes; 0 when there is none, or {@link #PREFIXED}. */
  int length();

  /** The binary value of a text. */
  byte[] parse(String text) throws MultiaddrException;

  /** The canonical text of a binary value, which has the right length. */
  String print(byte[] value) throws MultiaddrException;
}
