package stardust.report.pcapng;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stardust.report.model.ScenarioResult;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceLayer;
import stardust.report.sequence.Frames;
import stardust.report.text.Texts;

/** One muxed stream of a scenario, and the conversation that stands for it. */
final class StreamTrace {

  private static final int NAME = 300;

  private final ScenarioResult scenario;
  private final boolean suiteServes;
  private final List<TraceEvent> events = new ArrayList<>();
  private final Side sent;
  private final Side received;

  /**
   * @param suiteServes whether the suite's side is the server
   * @param varints whether the binding has varints for lengths
   */
  StreamTrace(ScenarioResult scenario, boolean suiteServes, boolean varints) {
    this.scenario = scenario;
    this.suiteServes = suiteServes;
    this.sent = new Side(varints);
    this.received = new Side(varints);
  }

  void add(TraceEvent event) {
    events.add(event);
  }

  /** The name of the suite's peer. */
  String peer() {
    return events.get(0).peer();
  }

  /** Whether stardust was spoken on it, or negotiated. */
  boolean isStardust() {
    return events.stream()
        .anyMatch(
            event ->
                event.layer() == TraceLayer.MESSAGE
                    || (event.layer() == TraceLayer.MULTISTREAM
                        && event.name().startsWith("/p2p/stardust/")));
  }

  /** Writes the packets. */
  void into(Conversation conversation) {
    List<TraceEvent> frames =
        events.stream().filter(event -> event.layer() == TraceLayer.MUXER).toList();
    List<Integer> ends = frames.stream().map(frame -> side(frame).frame(frame)).toList();
    for (TraceEvent event : events) {
      if (event.layer() == TraceLayer.MESSAGE || event.layer() == TraceLayer.MULTISTREAM) {
        side(event).place(event, event.layer() == TraceLayer.MESSAGE);
      }
    }
    TraceEvent first = frames.stream().filter(Frames::opens).findFirst().orElse(events.get(0));
    conversation.open(
        time(first), isByServer(first), where() + "; the handshake stands for its opening");
    int[] done = new int[2];
    for (int i = 0; i < frames.size(); i++) {
      TraceEvent frame = frames.get(i);
      int which = frame.direction() == TraceDirection.SENT ? 0 : 1;
      data(conversation, frame, done[which], ends.get(i));
      done[which] = ends.get(i);
      ending(conversation, frame);
    }
  }

  private void data(Conversation conversation, TraceEvent frame, int from, int to) {
    Side side = side(frame);
    for (KnownBytes.Part part : side.bytes().parts(from, to, PacketBytes.MOST_PAYLOAD)) {
      conversation.data(
          time(frame), isByServer(frame), part.known(), part.length(), comment(frame, side, part));
    }
  }

  private void ending(Conversation conversation, TraceEvent frame) {
    String ending = Frames.ending(frame);
    String comment = where() + "; " + (isByServer(frame) ? "the server " : "the peer ") + ending;
    if (ending.startsWith("resets")) {
      conversation.reset(time(frame), isByServer(frame), comment);
    } else if (ending.startsWith("ends")) {
      conversation.end(time(frame), isByServer(frame), comment);
    }
  }

  private String comment(TraceEvent frame, Side side, KnownBytes.Part part) {
    StringBuilder comment = new StringBuilder(where());
    List<Side.Message> messages = side.messages(part.from(), part.from() + part.length());
    if (frame.injected() || messages.stream().anyMatch(each -> each.event().injected())) {
      comment.append("; injected by the tester");
    }
    for (Side.Message message : messages) {
      if (message.event().injected() || (message.isCut() && message.from() >= part.from())) {
        comment.append("; ").append(words(message));
      }
    }
    int missing = part.length() - part.known().length;
    if (missing > 0) {
      comment.append("; the trace did not keep the last ").append(Texts.count(missing, "byte"));
    }
    return comment.toString();
  }

  private static String words(Side.Message message) {
    String size =
        name(message.event().name()) + " of " + Texts.count(message.event().length(), "byte");
    int kept = message.event().hex().length() / 2;
    return message.isCut() ? size + ", of which the trace kept the first " + kept : size;
  }

  /** Scenario, peer and stream. */
  private String where() {
    TraceEvent first = events.get(0);
    return "scenario "
        + name(scenario.id())
        + "; peer "
        + name(first.peer())
        + "; connection "
        + name(first.connection()).replaceFirst("^connection ", "")
        + "; stream "
        + name(first.stream());
  }

  private static String name(String text) {
    return Texts.visible(Texts.oneLine(Texts.truncate(text, NAME)));
  }

  private Side side(TraceEvent event) {
    return event.direction() == TraceDirection.SENT ? sent : received;
  }

  private boolean isByServer(TraceEvent event) {
    return (event.direction() == TraceDirection.SENT) == suiteServes;
  }

  private Instant time(TraceEvent event) {
    return scenario.started().plus(event.at());
  }
}
