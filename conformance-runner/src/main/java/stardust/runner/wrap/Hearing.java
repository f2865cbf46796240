package stardust.runner.wrap;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.io.Duplex;
import stardust.io.Receiver;

/** Streams on which less is heard, or something else, than what arrives. */
public final class Hearing extends StreamWrapper {

  private final UnaryOperator<byte[]> change;

  private Hearing(Duplex right, UnaryOperator<byte[]> change) {
    super(right);
    this.change = change;
  }

  /** Hears what each piece that arrives is changed to; what is left out is lost. */
  public static Hearing of(Duplex stream, UnaryOperator<byte[]> change) {
    return new Hearing(stream, change);
  }

  /** Hears nothing more from the first such piece on. */
  public static Hearing until(Duplex stream, Predicate<byte[]> piece) {
    return of(
        stream,
        new UnaryOperator<>() {
          private boolean deaf;

          @Override
          public byte[] apply(byte[] bytes) {
            deaf |= piece.test(bytes);
            return deaf ? new byte[0] : bytes;
          }
        });
  }

  /** Hears nothing. */
  public static Hearing nothing(Duplex stream) {
    return of(stream, bytes -> new byte[0]);
  }

  @Override
  protected Receiver changed(Receiver receiver) {
    return new ReceiverWrapper(receiver) {
      @Override
      public void bytes(byte[] bytes) {
        byte[] heard = change.apply(bytes);
        consumed(bytes.length - heard.length);
        if (heard.length > 0) {
          super.bytes(heard);
        }
      }
    };
  }
}
