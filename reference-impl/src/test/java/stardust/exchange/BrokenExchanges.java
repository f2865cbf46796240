package stardust.exchange;

import java.util.ArrayList;
import java.util.List;
import stardust.binding.Binding;
import stardust.message.RawMessage;

/** Exchanges in which a message is broken. */
final class BrokenExchanges {

  private static final String REGISTRATION = "registration";
  private static final byte[] ENDLESS = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

  private BrokenExchanges() {}

  static List<Script> of(Binding binding) {
    List<Script> all = new ArrayList<>();
    all.add(cutMessage(binding));
    all.add(cutFrame(binding));
    all.add(oversized(binding));
    all.add(wrongWireType(binding));
    all.add(cutSolution(binding));
    all.add(cutDialRequest(binding));
    all.add(cutChallenge(binding));
    all.add(oversizedChallenge(binding));
    if (binding == Binding.BARE) {
      all.add(endlessLength(binding));
    }
    return all;
  }

  private static Script cutMessage(Binding binding) {
    return agreed(
            binding, "broken-init", "A JoinInit that lacks its last byte; the frame is whole.")
        .say("client", REGISTRATION, GoodExchanges.cut(Parts.joinInit(), 1), "")
        .fault("not protobuf")
        .refused(REGISTRATION, Expected.errorOrEnd("JoinChallenge", Parts.E_GENERIC, "ROBUST-05"));
  }

  private static Script cutFrame(Binding binding) {
    Written init = Parts.joinInit();
    int length = init.body().toBytes().length;
    return agreed(binding, "broken-frame", "A frame that ends before its message is whole.")
        .framed("client", REGISTRATION, length, GoodExchanges.cut(init, 1), "one byte is missing")
        .fault("cut frame")
        .end("client", REGISTRATION)
        .expect(Expected.errorOrEnd("JoinChallenge", Parts.E_GENERIC, "ROBUST-02"))
        .end("server", REGISTRATION)
        .example();
  }

  private static Script oversized(Binding binding) {
    return agreed(binding, "broken-length", "A length that no message can have.")
        .framed("client", REGISTRATION, 0xffffffffL, Written.of("JoinInit"), "4294967295 bytes")
        .fault("oversized length")
        .refused(REGISTRATION, Expected.errorOrEnd("JoinChallenge", Parts.E_GENERIC, "ROBUST-04"));
  }

  private static Script endlessLength(Binding binding) {
    return agreed(binding, "broken-varint", "A length that does not end within ten bytes.")
        .raw("client", REGISTRATION, ENDLESS, "eleven bytes, and each says that more follow")
        .fault("endless length")
        .refused(REGISTRATION, Expected.errorOrEnd("JoinChallenge", Parts.E_GENERIC, "ROBUST-04"));
  }

  private static Script wrongWireType(Binding binding) {
    return agreed(binding, "broken-wire-type", "A JoinInit whose random128 is a number.")
        .say("client", REGISTRATION, Parts.joinInitOfWrongWireType(), "protobuf: no random128")
        .fault("wrong wire type")
        .refused(
            REGISTRATION, Expected.errorOrEnd("JoinChallenge", Parts.E_RAND_LENGTH, "ROBUST-05"));
  }

  private static Script cutSolution(Binding binding) {
    return agreed(binding, "broken-solution", "A solution that lacks its last byte; it is no 63.")
        .say("client", REGISTRATION, Parts.joinInit(), "as in \"join\"")
        .say("server", REGISTRATION, Parts.challenge(), "")
        .say("client", REGISTRATION, GoodExchanges.cut(Parts.solution(), 1), "")
        .fault("not protobuf")
        .refused(REGISTRATION, Expected.errorOrEnd("JoinVerify", Parts.E_GENERIC, "JOIN-24"));
  }

  private static Script cutDialRequest(Binding binding) {
    return new Script(binding, "broken-dial", "A DialRequest that lacks its last byte.")
        .online("A", "B")
        .agree("A", "server", "dial")
        .say("A", "dial", GoodExchanges.cut(Parts.dialRequest(), 1), "")
        .fault("not protobuf")
        .refused("dial", Expected.errorOrEnd("DialResponse", Parts.E_GENERIC, "ROBUST-12"));
  }

  private static Script cutChallenge(Binding binding) {
    return agreed(binding, "broken-challenge", "A JoinChallenge that lacks its last byte.")
        .say("client", REGISTRATION, Parts.joinInit(), "as in \"join\"")
        .say("server", REGISTRATION, GoodExchanges.cut(Parts.challenge(), 1), "")
        .fault("not protobuf")
        .expect(Expected.giveUp("ROBUST-41"));
  }

  private static Script oversizedChallenge(Binding binding) {
    Written nothing = Written.of("JoinChallenge").body(RawMessage.empty());
    return agreed(binding, "broken-challenge-length", "A server that declares 4294967295 bytes.")
        .say("client", REGISTRATION, Parts.joinInit(), "as in \"join\"")
        .framed("server", REGISTRATION, 0xffffffffL, nothing, "4294967295 bytes")
        .fault("oversized length")
        .expect(Expected.giveUp("ROBUST-42"));
  }

  private static Script agreed(Binding binding, String name, String description) {
    return new Script(binding, name, description).agree("client", "server", REGISTRATION);
  }
}
