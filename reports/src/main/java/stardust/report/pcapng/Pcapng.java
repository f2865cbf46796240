package stardust.report.pcapng;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceLayer;
import stardust.report.pcapng.Packet.Socket;
import stardust.report.text.Texts;
import stardust.spec.Role;

/**
 * Traces as a pcapng file. What passed each stardust stream, decrypted, stands in a TCP connection
 * of its own between an address for each peer and port {@value #PORT} of 127.0.0.1.
 */
public final class Pcapng {

  /** Where the server seems to listen: where one is by default. */
  public static final int PORT = 5892;

  private static final int LOCALHOST = 0x7f000001;
  private static final int FIRST_PEER = 0x7f010001;
  private static final int FIRST_PORT = 49_152;

  private final RunResult run;
  private final List<Packet> packets;
  private final int streams;

  private Pcapng(RunResult run, List<Packet> packets, int streams) {
    this.run = run;
    this.packets = packets;
    this.streams = streams;
  }

  /**
   * Makes packets of traces.
   *
   * @param scenarios of the run, of which the traces are taken
   */
  public static Pcapng of(RunResult run, List<ScenarioResult> scenarios) {
    boolean varints = "bare".equals(run.target().declared().get("binding"));
    boolean suiteServes = run.target().role() == Role.CLIENT;
    List<Packet> packets = new ArrayList<>();
    int peers = 0;
    int count = 0;
    for (ScenarioResult scenario : scenarios) {
      Map<String, Integer> addresses = new LinkedHashMap<>();
      Map<String, Integer> ports = new HashMap<>();
      for (StreamTrace stream : streams(scenario, suiteServes, varints)) {
        String peer = stream.peer();
        int address = addresses.computeIfAbsent(peer, p -> addresses.size()) + peers + FIRST_PEER;
        int port = ports.merge(peer, 1, Integer::sum) - 1 + FIRST_PORT;
        Conversation conversation =
            new Conversation(new Socket(LOCALHOST, PORT), new Socket(address, port));
        stream.into(conversation);
        packets.addAll(conversation.packets());
        count++;
      }
      peers += addresses.size();
    }
    packets.sort(Comparator.comparing(Packet::time));
    return new Pcapng(run, packets, count);
  }

  private static List<StreamTrace> streams(
      ScenarioResult scenario, boolean suiteServes, boolean varints) {
    Map<List<String>, StreamTrace> streams = new LinkedHashMap<>();
    for (TraceEvent event : scenario.trace()) {
      if (event.layer() != TraceLayer.TESTER && !event.stream().isEmpty()) {
        streams
            .computeIfAbsent(
                List.of(event.peer(), event.connection(), event.stream()),
                key -> new StreamTrace(scenario, suiteServes, varints))
            .add(event);
      }
    }
    return streams.values().stream().filter(each -> varints || each.isStardust()).toList();
  }

  /** How many packets the file has. */
  public int packets() {
    return packets.size();
  }

  /** How many streams they belong to. */
  public int streams() {
    return streams;
  }

  /** Writes the file's content. */
  public void write(OutputStream out) throws IOException {
    BlockWriter blocks = new BlockWriter(out);
    blocks.section(
        name(run.suite().name() + " " + run.suite().version()),
        "Synthesised from the traces in results.json: addresses, TCP and IP are not what passed"
            + " the wire; the bytes of each stardust stream and their times are. Tested was: "
            + name(run.target().description()));
    blocks.loopback("stardust streams");
    for (Packet packet : packets) {
      blocks.packet(packet);
    }
  }

  private static String name(String text) {
    return Texts.visible(Texts.oneLine(Texts.truncate(text, 300)));
  }
}
