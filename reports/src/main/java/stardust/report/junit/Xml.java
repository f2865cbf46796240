package stardust.report.junit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import stardust.report.model.ScenarioResult;
import stardust.report.text.Texts;

/** Writes XML, and only characters that are legal in it. */
final class Xml {

  private static final int LONGEST_TEXT = 64 * 1024;

  private final XMLStreamWriter out;

  Xml(XMLStreamWriter out) {
    this.out = out;
  }

  void begin() throws XMLStreamException {
    out.writeStartDocument("UTF-8", "1.0");
    out.writeCharacters("\n");
  }

  void open(String element) throws XMLStreamException {
    out.writeStartElement(element);
  }

  void attribute(String name, String value) throws XMLStreamException {
    out.writeAttribute(name, legal(Texts.oneLine(value)));
  }

  /** An element with a message and a text. */
  void element(String name, String message, String text) throws XMLStreamException {
    open(name);
    attribute("message", message);
    out.writeCharacters(legal(text));
    close();
  }

  /** An element with a text alone. */
  void element(String name, String text) throws XMLStreamException {
    open(name);
    out.writeCharacters(legal(text));
    close();
  }

  void close() throws XMLStreamException {
    out.writeEndElement();
    out.writeCharacters("\n");
  }

  void end() throws XMLStreamException {
    out.writeEndDocument();
    out.close();
  }

  private static String legal(String text) {
    return Texts.truncate(Texts.visible(text), LONGEST_TEXT);
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  static Duration sum(List<ScenarioResult> scenarios) {
    return scenarios.stream().map(ScenarioResult::took).reduce(Duration.ZERO, Duration::plus);
  }
}
