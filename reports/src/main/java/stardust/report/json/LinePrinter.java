package stardust.report.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Indents down to the lists of a scenario, and keeps each step and each event of a trace on a line
 * of its own: legible in a terminal, fit for diff, and half as long as indented throughout. The
 * same on every platform.
 */
final class LinePrinter extends DefaultPrettyPrinter {

  private static final long serialVersionUID = 1L;

  /** The run, its scenarios, a scenario, its lists. */
  private static final int INDENTED_LEVELS = 4;

  LinePrinter() {
    super(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));
    _objectIndenter = new Lines();
    _arrayIndenter = _objectIndenter;
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new LinePrinter();
  }

  @Override
  public void writeEndObject(JsonGenerator g, int entries) {
    if (_nesting > INDENTED_LEVELS) {
      _nesting--;
      g.writeRaw('}');
    } else {
      super.writeEndObject(g, entries);
    }
  }

  @Override
  public void writeEndArray(JsonGenerator g, int values) {
    if (_nesting > INDENTED_LEVELS) {
      _nesting--;
      g.writeRaw(']');
    } else {
      super.writeEndArray(g, values);
    }
  }

  private static final class Lines implements Indenter {
    @Override
    public void writeIndentation(JsonGenerator g, int level) {
      if (level <= INDENTED_LEVELS) {
        g.writeRaw("\n" + " ".repeat(level));
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
