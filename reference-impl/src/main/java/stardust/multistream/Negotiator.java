package stardust.multistream;

import java.util.List;

/** One side of a negotiation, without input and output: messages in, messages out. */
interface Negotiator {

  /** What this side says before it has heard anything. */
  List<MultistreamLine> first();

  /** What comes of a message of the other side. Not called after an end. */
  Step hear(MultistreamLine line);

  /** What this side waits for, for people. */
  String awaiting();

  /** What comes of a message. */
  sealed interface Step {}

  /** It goes on, after these messages have been sent; there may be none. */
  record Continue(List<MultistreamLine> send) implements Step {}

  /** Both sides agree on the protocol, after these messages have been sent. */
  record Agreed(String protocol, List<MultistreamLine> send) implements Step {}

  /** Every proposal was refused. */
  record Refused(List<String> proposed) implements Step {}
}
