package stardust.report.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;

/** Writes traces as the wire stack would: each message in frames of the layers below. */
public final class SampleTrace {

  private final Random random;
  private final List<TraceEvent> events = new ArrayList<>();
  private long micros = 900;

  public SampleTrace(long seed) {
    this.random = new Random(seed);
  }

  public List<TraceEvent> events() {
    return events;
  }

  public SampleTrace action(String name, String... fields) {
    events.add(TraceEvent.action(events.size(), now(200), name, fields(fields)));
    return this;
  }

  public SampleTrace waits(int millis) {
    micros += 1000L * millis;
    return this;
  }

  public SampleTrace connects(String peer) {
    action("connect " + peer, "address", "/ip4/127.0.0.1/tcp/5892/ws");
    for (String protocol : List.of("/multistream/1.0.0", "/secio/1.0.0")) {
      line(peer, TraceDirection.SENT, "", protocol);
      line(peer, TraceDirection.RECEIVED, "", protocol);
    }
    for (String name : List.of("Propose", "Exchange", "nonce")) {
      both(peer, TraceLayer.SECURITY, name, "rand", hex(16));
    }
    for (String protocol : List.of("/multistream/1.0.0", "/mplex/6.7.0")) {
      line(peer, TraceDirection.SENT, "", protocol);
      line(peer, TraceDirection.RECEIVED, "", protocol);
    }
    add(peer, TraceLayer.MUXER, TraceDirection.SENT, "0", "NewStream", 12, false, "name", "0");
    line(peer, TraceDirection.SENT, "0", "/p2p/stardust/0.1.0");
    line(peer, TraceDirection.RECEIVED, "0", "/p2p/stardust/0.1.0");
    return this;
  }

  public SampleTrace joins(String peer) {
    connects(peer);
    sent(peer, "JoinInit", 842, "random128", hex(128), "peerID.id", "QmYyQSo1c1Ym7orWxLYvCrM2E");
    received(peer, "JoinChallenge", 262, "saltEncrypted", hex(256));
    sent(peer, "JoinChallengeSolution", 66, "solution", hex(64));
    received(peer, "JoinVerify", 0);
    received(peer, "Discovery", 36, "ids", "[QmYyQSo1c1Ym7orWxLYvCrM2E]");
    return sent(peer, "DiscoveryAck", 0);
  }

  public SampleTrace sent(String peer, String name, int length, String... fields) {
    below(peer, TraceDirection.SENT, length);
    add(peer, TraceLayer.MESSAGE, TraceDirection.SENT, "0", name, length, false, fields);
    return this;
  }

  public SampleTrace injects(String peer, String name, int length, String... fields) {
    add(peer, TraceLayer.MESSAGE, TraceDirection.SENT, "0", name, length, true, fields);
    return this;
  }

  public SampleTrace received(String peer, String name, int length, String... fields) {
    below(peer, TraceDirection.RECEIVED, length);
    add(peer, TraceLayer.MESSAGE, TraceDirection.RECEIVED, "0", name, length, false, fields);
    return this;
  }

  public SampleTrace relayed(String peer, TraceDirection direction, int length) {
    below(peer, direction, length);
    add(peer, TraceLayer.STREAM, direction, "1", "bytes", length, false);
    return this;
  }

  private void both(String peer, TraceLayer layer, String name, String... fields) {
    add(peer, layer, TraceDirection.SENT, "", name, 200, false, fields);
    add(peer, layer, TraceDirection.RECEIVED, "", name, 200, false, fields);
  }

  private void line(String peer, TraceDirection direction, String stream, String protocol) {
    below(peer, direction, protocol.length() + 2);
    add(peer, TraceLayer.MULTISTREAM, direction, stream, protocol, protocol.length() + 2, false);
  }

  private void below(String peer, TraceDirection direction, int length) {
    String size = Integer.toString(length);
    add(peer, TraceLayer.TRANSPORT, direction, "", "binary message", length + 40, false);
    add(peer, TraceLayer.SECURITY, direction, "", "frame", length + 36, false, "length", size);
    add(peer, TraceLayer.MUXER, direction, "0", "Message", length + 4, false, "flag", "2");
  }

  private void add(
      String peer,
      TraceLayer layer,
      TraceDirection direction,
      String stream,
      String name,
      int length,
      boolean injected,
      String... fields) {
    events.add(
        new TraceEvent(
            events.size(),
            now(90),
            peer,
            peer + "1",
            stream,
            layer,
            direction,
            name,
            fields(fields),
            hex(Math.min(length, 1024)),
            length,
            injected));
  }

  private Duration now(int step) {
    micros += 20 + random.nextInt(step);
    return Duration.ofNanos(micros * 1000);
  }

  private String hex(int bytes) {
    byte[] data = new byte[bytes];
    random.nextBytes(data);
    return HexFormat.of().formatHex(data).toLowerCase(Locale.ROOT);
  }

  private static List<TraceField> fields(String... namesAndValues) {
    List<TraceField> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new TraceField(namesAndValues[i], namesAndValues[i + 1]));
    }
    return fields;
  }
}
