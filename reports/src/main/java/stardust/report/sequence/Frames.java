package stardust.report.sequence;

import java.util.Locale;
import java.util.Set;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;

/** What the frames of the two muxers say, as the trace has them. */
public final class Frames {

  /** Names that mplex gives to frames with bytes of a stream, and yamux. */
  private static final Set<String> DATA = Set.of("Data", "Message", "MessageInitiator");

  private Frames() {}

  /** How many bytes of its stream a frame carries. */
  public static long data(TraceEvent frame) {
    if (DATA.stream().noneMatch(frame.name()::startsWith)) {
      return 0;
    }
    String length = field(frame, "length");
    return length.matches("\\d{1,12}") ? Long.parseLong(length) : frame.length();
  }

  /** What a frame ends, in words; empty if it ends nothing. */
  public static String ending(TraceEvent frame) {
    String flags = field(frame, "flags").toUpperCase(Locale.ROOT);
    if (flags.contains("RST") || frame.name().startsWith("Reset")) {
      return "resets stream " + frame.stream();
    }
    if (flags.contains("FIN") || frame.name().startsWith("Close")) {
      return "ends stream " + frame.stream();
    }
    return frame.name().equals("GoAway") ? goodbye(field(frame, "length")) : "";
  }

  /** In yamux the length of a GoAway is its code: 0 for a session that ended as it should. */
  private static String goodbye(String code) {
    return switch (code) {
      case "1" -> "says goodbye for a protocol error";
      case "2" -> "says goodbye for an error of its own";
      default -> "says goodbye";
    };
  }

  /** Whether a frame opens a stream. */
  public static boolean opens(TraceEvent frame) {
    return field(frame, "flags").contains("SYN") || frame.name().startsWith("NewStream");
  }

  private static String field(TraceEvent frame, String name) {
    return frame.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(TraceField::value)
        .findFirst()
        .orElse("");
  }
}
