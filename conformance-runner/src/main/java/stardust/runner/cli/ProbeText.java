package stardust.runner.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import stardust.binding.Binding;
import stardust.runner.detect.Detection;
import stardust.runner.detect.Facts;
import stardust.runner.detect.Reply;
import stardust.runner.detect.Settlement;
import stardust.runner.detect.Way;
import stardust.runner.probe.Said;

/** What was found out about a server, as lines for people. */
final class ProbeText {

  private ProbeText() {}

  static List<String> of(Detection found) {
    List<String> lines = new ArrayList<>();
    Binding taken = Settlement.of(Said.NOTHING, found).binding();
    lines.add(found.address() + ", connected in " + millis(found.connected()));
    Facts.of(found, taken).forEach((name, value) -> lines.add("  " + padded(name) + value));
    lines.add("offered");
    found.offered().forEach((protocol, reply) -> lines.add("  " + padded(protocol) + said(reply)));
    lines.add("tried");
    found.ways().forEach(way -> lines.addAll(way(way)));
    if (found.ways().isEmpty()) {
      lines.add("  nothing: it agrees to no security protocol and no muxer that the suite speaks");
    }
    lines.add("test it with: ./stardust test " + found.address());
    return lines.stream().map(Console::printable).toList();
  }

  private static List<String> way(Way way) {
    String state = way.works() ? "works" : "fails: " + way.trouble();
    String times =
        way.times().stream()
            .map(each -> each.layer() + " " + millis(each.took()))
            .collect(Collectors.joining(", "));
    return List.of("  " + way.name() + ": " + state, "    " + times);
  }

  private static String said(Reply reply) {
    return reply.words();
  }

  private static String padded(String name) {
    return String.format(Locale.ROOT, "%-18s", name);
  }

  private static String millis(Duration time) {
    return time.toMillis() + " ms";
  }
}
