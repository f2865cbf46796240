package stardust.multiaddr;

import java.util.ArrayList;
import java.util.List;

/** Reads the text form of a multiaddr. */
final class TextReader {

  static final int MAX_LENGTH = 2048;

  private final String text;
  private int position;

  private TextReader(String text) {
    this.text = text;
  }

  static List<Component> read(String text) throws MultiaddrException {
    if (text.length() > MAX_LENGTH) {
      throw new MultiaddrException(
          "a multiaddr has at most " + MAX_LENGTH + " characters, not " + text.length());
    }
    return new TextReader(text).components();
  }

  private List<Component> components() throws MultiaddrException {
    List<Component> components = new ArrayList<>();
    while (position < text.length() && !(atTrailingSlash() && !components.isEmpty())) {
      components.add(component());
    }
    if (components.isEmpty()) {
      throw new MultiaddrException(
          "a multiaddr is not empty; an example is /ip4/127.0.0.1/tcp/5892/ws");
    }
    return components;
  }

  private boolean atTrailingSlash() {
    return position == text.length() - 1 && text.charAt(position) == '/';
  }

  private Component component() throws MultiaddrException {
    int start = position;
    try {
      String label = word("a protocol");
      Protocol protocol =
          Protocol.labelled(label)
              .orElseThrow(
                  () -> new MultiaddrException("the protocol \"" + label + "\" is unknown"));
      boolean hasValue = protocol.format().length() != 0;
      return Component.parse(protocol, hasValue ? word("the value of " + label) : "");
    } catch (MultiaddrException e) {
      throw new MultiaddrException(
          e.getMessage() + " (at character " + (start + 1) + " of \"" + text + "\")", e);
    }
  }

  private String word(String what) throws MultiaddrException {
    if (position == text.length()) {
      throw new MultiaddrException(what + " is missing");
    }
    if (text.charAt(position) != '/') {
      throw new MultiaddrException("a multiaddr begins with a slash");
    }
    int next = text.indexOf('/', position + 1);
    int end = next < 0 ? text.length() : next;
    String word = text.substring(position + 1, end);
    if (word.isEmpty()) {
      throw new MultiaddrException(what + " is missing");
    }
    position = end;
    return word;
  }
}
