package stardust.multistream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.multistream.Negotiator.Agreed;
import stardust.multistream.Negotiator.Continue;
import stardust.multistream.Negotiator.Refused;
import stardust.multistream.Negotiator.Step;
import stardust.trace.Direction;

/** Carries the messages between a negotiator and a stream. */
final class NegotiationRun implements Receiver {

  /** Far more than any negotiation needs, few enough that nobody talks forever. */
  private static final int MOST_LINES = 256;

  private final Duplex stream;
  private final Negotiator negotiator;
  private final Negotiation how;
  private final MultistreamReader reader = new MultistreamReader();
  private final CompletableFuture<String> result = new CompletableFuture<>();
  private final List<MultistreamLine> outgoing = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private Loop.@Nullable Timer timer;
  private @Nullable String agreed;
  private @Nullable IOException failure;

  NegotiationRun(Duplex stream, Negotiator negotiator, Negotiation how) {
    this.stream = stream;
    this.negotiator = negotiator;
    this.how = how;
  }

  CompletableFuture<String> result() {
    return result;
  }

  void start() {
    timer = stream.loop().schedule(how.timeout(), this::timeOut);
    outgoing.addAll(negotiator.first());
    flush();
    stream.receive(this);
  }

  @Override
  public void bytes(byte[] bytes) {
    int before = reader.size();
    reader.append(bytes);
    hearAll();
    flush();
    stream.consumed(before + bytes.length - reader.size());
    concludeIfDecided();
  }

  @Override
  public void end() {
    fail(new IOException("the other side ended the stream; " + state()));
  }

  @Override
  public void closed(Closure closure) {
    fail(new IOException("the stream closed (" + closure.why() + "); " + state()));
  }

  private void timeOut() {
    String limit = how.timeout().toMillis() + " ms have passed; ";
    fail(new NegotiationTimeoutException(limit + state()));
  }

  private void hearAll() {
    Optional<MultistreamLine> line = reader.next();
    while (line.isPresent()) {
      hear(line.get());
      line = isDecided() ? Optional.empty() : reader.next();
    }
    reader.violation().ifPresent(violation -> failure = violation.asException());
  }

  private void hear(MultistreamLine line) {
    how.tap().record(() -> line.asEvent(Direction.RECEIVED, how.streamLabel()));
    heard.add(line.text());
    if (heard.size() > MOST_LINES) {
      String what = "more than " + MOST_LINES + " messages without agreement";
      failure = reader.violationHere(what).asException();
      return;
    }
    Step step = negotiator.hear(line);
    if (step instanceof Continue next) {
      outgoing.addAll(next.send());
    } else if (step instanceof Agreed agreement) {
      outgoing.addAll(agreement.send());
      agreed = agreement.protocol();
    } else if (step instanceof Refused refusal) {
      failure = new UnsupportedProtocolException(refusal.proposed());
    }
  }

  /** Everything at once, so that a header and what follows it leave in one piece. */
  private void flush() {
    if (!outgoing.isEmpty()) {
      outgoing.forEach(
          line -> how.tap().record(() -> line.asEvent(Direction.SENT, how.streamLabel())));
      stream.write(MultistreamLine.encode(outgoing));
      outgoing.clear();
    }
  }

  private void fail(IOException cause) {
    failure = cause;
    concludeIfDecided();
  }

  private boolean isDecided() {
    return agreed != null || failure != null;
  }

  private void concludeIfDecided() {
    if (!isDecided() || result.isDone()) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    stream.unread(reader.rest());
    stream.release();
    if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      result.complete(agreed);
    }
  }

  private String state() {
    String came = heard.isEmpty() ? "nothing" : String.join(", ", heard);
    String partial = reader.size() == 0 ? "" : " and " + reader.size() + " bytes of a message";
    return "awaited " + negotiator.awaiting() + ", received " + came + partial;
  }
}
