package stardust.runner.client.mutant;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.client.ClientParts;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;

/** Ways to change how a client dials. */
final class Dials {

  private Dials() {}

  /** Uses another stream in the place of the dial stream. */
  static ClientParts over(ClientParts parts, UnaryOperator<Duplex> change) {
    return parts.withDials(
        (stream, framing, target, writer, deadline) ->
            parts.dials().over(change.apply(stream), framing, target, writer, deadline));
  }

  /** Takes one answer of the server, as it is on the wire, for another. */
  static ClientParts mishearing(ClientParts parts, byte[] answer, byte[] misheard) {
    return mishearing(parts, bytes -> Arrays.equals(bytes, answer), misheard);
  }

  /** Takes some answers of the server, as they are on the wire, for another one. */
  static ClientParts mishearing(ClientParts parts, Predicate<byte[]> answers, byte[] misheard) {
    return over(parts, stream -> changing(stream, bytes -> answers.test(bytes) ? misheard : bytes));
  }

  /** Grants itself a dial that the server refuses, if more comes behind the refusal. */
  static ClientParts grantingIfMoreComes(ClientParts parts) {
    return over(
        parts,
        stream ->
            changing(
                stream,
                bytes -> {
                  byte[] granted = granted(bytes);
                  return granted.length > 4 ? granted : bytes;
                }));
  }

  /** Grants itself every dial that the server refuses. */
  static ClientParts granting(ClientParts parts) {
    return over(parts, stream -> changing(stream, Dials::granted));
  }

  /** A refusal has its length in the fourth byte, and at least two bytes. */
  private static byte[] granted(byte[] bytes) {
    if (bytes.length < 6 || bytes[3] < 2 || bytes[4] != 8) {
      return bytes;
    }
    int end = Math.min(bytes.length, 4 + bytes[3]);
    return Bytes.concat(new byte[4], Arrays.copyOfRange(bytes, end, bytes.length));
  }

  /** The answer comes as one piece: nothing else is on its way. */
  private static Duplex changing(Duplex stream, UnaryOperator<byte[]> change) {
    return new StreamWrapper(stream) {
      private boolean answered;

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            boolean first = !answered;
            answered = true;
            super.bytes(first ? change.apply(bytes) : bytes);
          }
        };
      }
    };
  }

  /** Does not wait for the answer, which it takes out of what comes later. */
  static ClientParts hasty(ClientParts parts) {
    return parts.withDials(
        (stream, framing, target, writer, deadline) -> {
          var unused = parts.dials().over(deaf(stream), framing, target, writer, deadline);
          return CompletableFuture.completedFuture(stream);
        });
  }

  /** A stream of which nothing is heard, so that somebody else can hear it. */
  private static Duplex deaf(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      public void receive(Receiver receiver) {}

      @Override
      public void closeWrite() {}

      @Override
      public void reset() {}
    };
  }
}
