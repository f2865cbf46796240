package stardust.message;

import com.google.protobuf.Message;
import java.util.Optional;
import stardust.io.Violation;
import stardust.io.ViolationException;

/** What bytes turned out to be: a message, or none. */
public sealed interface Decoded<M extends Message> {

  /** Bytes that are a message. Whether its content makes sense is another question. */
  record Legal<M extends Message>(M message) implements Decoded<M> {}

  /**
   * Bytes that are no message.
   *
   * @param violation what is wrong, and where in the message
   */
  record Undecodable<M extends Message>(Violation violation) implements Decoded<M> {}

  /** The message, if it is one. */
  default Optional<M> ifLegal() {
    return this instanceof Legal<M> legal ? Optional.of(legal.message()) : Optional.empty();
  }

  /** What is wrong, if anything is. */
  default Optional<Violation> problem() {
    return this instanceof Undecodable<M> bad ? Optional.of(bad.violation()) : Optional.empty();
  }

  /** The message, for those who end with the first violation. */
  default M orElseThrow() throws ViolationException {
    if (this instanceof Legal<M> legal) {
      return legal.message();
    }
    throw ((Undecodable<M>) this).violation().asException();
  }
}
