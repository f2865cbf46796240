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

  /** What every peer says that its id is. */
  public static final String ID = "QmYyQSo1c1Ym7orWxLYvCrM2EmxNGRr2GJLnKHxBq4a3ya";

  private final Random random;
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<Duration> steps = new ArrayList<>();
  private long micros = 900;

  public SampleTrace(long seed) {
    this.random = new Random(seed);
  }

  public List<TraceEvent> events() {
    return events;
  }

  /** From here on it is the next step of the scenario. */
  public SampleTrace step() {
    steps.add(Duration.ofNanos((micros + 1) * 1000));
    return this;
  }

  /** When a step began: at its mark, or when all was over. */
  Duration began(int step) {
    if (step == 0) {
      return Duration.ZERO;
    }
    return step <= steps.size() ? steps.get(step - 1) : Duration.ofNanos((micros + 1) * 1000);
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
    String line = "GET / HTTP/1.1";
    add(peer, TraceLayer.TRANSPORT, TraceDirection.SENT, "", "HTTP upgrade", 154, "request", line);
    add(peer, TraceLayer.TRANSPORT, TraceDirection.RECEIVED, "", "HTTP upgrade", 129);
    negotiates(peer, "", "/noise");
    for (String name : List.of("handshake message 1", "handshake message 2")) {
      add(peer, TraceLayer.SECURITY, TraceDirection.SENT, "", name, 200, "e", hex(16));
    }
    negotiates(peer, "", "/yamux/1.0.0");
    return opens(peer, "1");
  }

  /** A stream with the stardust protocol. */
  public SampleTrace opens(String peer, String stream) {
    frame(peer, TraceDirection.SENT, stream, "WindowUpdate", "SYN", 0);
    negotiates(peer, stream, "/p2p/stardust/0.1.0");
    return this;
  }

  public SampleTrace joins(String peer) {
    connects(peer);
    sent(peer, "JoinInit", 842, "random128", hex(128), "peerID.id", ID);
    received(peer, "JoinChallenge", 262, "saltEncrypted", hex(256));
    sent(peer, "JoinChallengeSolution", 66, "solution", hex(64));
    received(peer, "JoinVerify", 0);
    received(peer, "Discovery", 36, "ids", "1220" + hex(32) + " (" + ID + ")");
    return sent(peer, "DiscoveryAck", 0);
  }

  public SampleTrace sent(String peer, String name, int length, String... fields) {
    add(peer, TraceLayer.MESSAGE, TraceDirection.SENT, "1", name, length, fields);
    carry(peer, TraceDirection.SENT, "1", length + 4);
    return this;
  }

  /** Bytes that stand for a whole frame, its length included. */
  public SampleTrace injects(String peer, String name, int length, String... fields) {
    add(peer, TraceLayer.MESSAGE, TraceDirection.SENT, "1", name, length, true, fields);
    carry(peer, TraceDirection.SENT, "1", length);
    return this;
  }

  public SampleTrace received(String peer, String name, int length, String... fields) {
    carry(peer, TraceDirection.RECEIVED, "1", length + 4);
    add(peer, TraceLayer.MESSAGE, TraceDirection.RECEIVED, "1", name, length, fields);
    return this;
  }

  public SampleTrace relayed(String peer, TraceDirection direction, int length) {
    carry(peer, direction, "3", length);
    return this;
  }

  /** The target ends its side of the first stream. */
  public SampleTrace ended(String peer) {
    frame(peer, TraceDirection.RECEIVED, "1", "WindowUpdate", "FIN", 0);
    return this;
  }

  /** The peer cuts its connection off. */
  public SampleTrace cut(String peer) {
    add(peer, TraceLayer.TRANSPORT, TraceDirection.SENT, "", "cut", 0);
    return this;
  }

  private void negotiates(String peer, String stream, String protocol) {
    for (TraceDirection direction : List.of(TraceDirection.SENT, TraceDirection.RECEIVED)) {
      boolean sent = direction == TraceDirection.SENT;
      int length = 20 + protocol.length() + 2;
      if (!sent) {
        carry(peer, direction, stream, length);
      }
      add(peer, TraceLayer.MULTISTREAM, direction, stream, "/multistream/1.0.0", 20);
      add(peer, TraceLayer.MULTISTREAM, direction, stream, protocol, protocol.length() + 2);
      if (sent) {
        carry(peer, direction, stream, length);
      }
    }
  }

  private void carry(String peer, TraceDirection direction, String stream, int length) {
    if (stream.isEmpty()) {
      add(peer, TraceLayer.TRANSPORT, direction, "", "binary", length, "fin", "true");
    } else {
      frame(peer, direction, stream, "Data", "", length);
    }
  }

  /** A frame of yamux within one of noise within one of WebSocket. */
  private void frame(
      String peer, TraceDirection direction, String stream, String name, String flags, int data) {
    String length = Integer.toString(data);
    boolean sent = direction == TraceDirection.SENT;
    if (!sent) {
      secured(peer, direction, data + 12, false);
    }
    add(
        peer,
        TraceLayer.MUXER,
        direction,
        stream,
        name,
        data + 12,
        "flags",
        flags,
        "length",
        length);
    if (sent) {
      secured(peer, direction, data + 12, true);
    }
  }

  private void secured(String peer, TraceDirection direction, int length, boolean sent) {
    String plain = length + " bytes";
    if (!sent) {
      add(peer, TraceLayer.TRANSPORT, direction, "", "binary", length + 18, "fin", "true");
    }
    add(peer, TraceLayer.SECURITY, direction, "", "frame", length + 18, "plaintext", plain);
    if (sent) {
      add(peer, TraceLayer.TRANSPORT, direction, "", "binary", length + 18, "fin", "true");
    }
  }

  private void add(
      String peer,
      TraceLayer layer,
      TraceDirection direction,
      String stream,
      String name,
      int length,
      String... fields) {
    add(peer, layer, direction, stream, name, length, false, fields);
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
