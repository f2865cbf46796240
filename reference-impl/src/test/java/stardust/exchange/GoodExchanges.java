package stardust.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import stardust.binding.Binding;
import stardust.message.RawMessage;
import stardust.vectors.WireVectors;

/** Exchanges in which nothing is wrong, in all the forms that are right. */
final class GoodExchanges {

  private static final String REGISTRATION = "registration";

  private GoodExchanges() {}

  static List<Script> of(Binding binding) {
    return List.of(
        join(binding),
        emptyDiscovery(binding),
        explicitZeros(binding),
        unknownFields(binding),
        dial(binding),
        dialWithExplicitZero(binding));
  }

  private static Script join(Binding binding) {
    return new Script(
            binding, "join", "A whole join, the first list, and its acknowledgement; B is online.")
        .online("B")
        .agree("client", "server", REGISTRATION)
        .say("client", REGISTRATION, Parts.joinInit(), "128 random bytes, and who A is")
        .expect(Expected.accept("server", "JOIN-01"))
        .say("server", REGISTRATION, Parts.challenge(), "the salt, encrypted for A")
        .say("client", REGISTRATION, Parts.solution(), "SHA-512 of random128 and the salt")
        .expect(Expected.accept("server", "JOIN-21"))
        .say("server", REGISTRATION, Parts.verify(), "no error: a frame of length 0")
        .expect(Expected.accept("client", "WIRE-13"))
        .say("server", REGISTRATION, Parts.discoveryOfBoth(), "A and B; the order means nothing")
        .example()
        .say("client", REGISTRATION, Parts.ack(), "a frame of length 0")
        .expect(Expected.accept("server", "DISC-24", "WIRE-05"));
  }

  private static Script emptyDiscovery(Binding binding) {
    Written filled = Written.of("DiscoveryAck").bytes(1, "ack", new byte[] {1, 2, 3});
    return joined(
            binding, "acknowledgements", "Lists of nobody, and all kinds of acknowledgements.")
        .say("server", REGISTRATION, Parts.discoveryOfNobody(), "a frame of length 0")
        .expect(Expected.accept("client", "DISC-42"))
        .say("client", REGISTRATION, Parts.ack(), "to an empty list too")
        .expect(Expected.accept("server", "WIRE-05"))
        .say("client", REGISTRATION, Parts.ack(), "unasked")
        .expect(Expected.accept("server", "DISC-31"))
        .say("client", REGISTRATION, filled, "with content")
        .expect(Expected.accept("server", "DISC-32"));
  }

  private static Script explicitZeros(Binding binding) {
    return new Script(
            binding, "explicit-zeros", "A server that writes the zero of every error field.")
        .agree("client", "server", REGISTRATION)
        .say("client", REGISTRATION, Parts.joinInit(), "as ever")
        .say(
            "server", REGISTRATION, Parts.withExplicitZero(Parts.challenge()), "error 0 and a salt")
        .example()
        .expect(Expected.accept("client", "WIRE-13"))
        .say("client", REGISTRATION, Parts.solution(), "as ever")
        .say("server", REGISTRATION, Parts.withExplicitZero(Parts.verify()), "08 00 is success")
        .example()
        .expect(Expected.accept("client", "WIRE-13"));
  }

  private static Script unknownFields(Binding binding) {
    return new Script(
            binding,
            "unknown-fields",
            "Fields 15 and 16, which the schema does not have, all along.")
        .agree("client", "server", REGISTRATION)
        .say("client", REGISTRATION, Parts.withUnknownFields(Parts.joinInit()), "two more fields")
        .expect(Expected.accept("server", "WIRE-12"))
        .say("server", REGISTRATION, Parts.withUnknownFields(Parts.challenge()), "two more fields")
        .example()
        .expect(Expected.accept("client", "WIRE-12"))
        .say("client", REGISTRATION, Parts.withUnknownFields(Parts.solution()), "two more fields")
        .expect(Expected.accept("server", "WIRE-12"))
        .say("server", REGISTRATION, Parts.withUnknownFields(Parts.verify()), "not empty, no error")
        .example()
        .expect(Expected.accept("client", "WIRE-12", "WIRE-13"))
        .say("server", REGISTRATION, Parts.withUnknownFields(Parts.discoveryOfBoth()), "as before")
        .example()
        .expect(Expected.accept("client", "WIRE-12"))
        .say("client", REGISTRATION, Parts.withUnknownFields(Parts.ack()), "two more fields")
        .expect(Expected.accept("server", "WIRE-12"));
  }

  private static Script dial(Binding binding) {
    return accepted(binding, "dial", "A dials B, who accepts, and they begin to talk.", false);
  }

  private static Script dialWithExplicitZero(Binding binding) {
    String description = "A dial whose DialResponse writes the zero of its error field.";
    return accepted(binding, "dial-explicit-zero", description, true);
  }

  private static Script accepted(
      Binding binding, String name, String description, boolean explicitZero) {
    byte[] talk = WireVectors.named("multistream.flight.dialer.noise").hex("bytes");
    byte[] answer = "not the end of the stream".getBytes(UTF_8);
    Script script =
        new Script(binding, name, description)
            .online("A", "B")
            .agree("A", "server", "dial")
            .say("A", "dial", Parts.dialRequest(), "the raw multihash of B")
            .expect(Expected.accept("server", "DIAL-01", "DIAL-02"))
            .agree("server", "B", "forwarded");
    if (explicitZero) {
      script.say("server", "dial", Parts.withExplicitZero(Parts.dialResponse()), "08 00").example();
    } else {
      script.say("server", "dial", Parts.dialResponse(), "no error: a frame of length 0");
    }
    return script
        .expect(Expected.accept("A", "WIRE-13"))
        .raw("A", "dial", talk, "the upgrade of the nested connection begins; any bytes will do")
        .raw("server", "forwarded", talk, "the same bytes, and nothing before them")
        .raw("B", "forwarded", answer, "any bytes; from here on nothing is framed")
        .raw("server", "dial", answer, "the same bytes")
        .end("A", "dial")
        .end("server", "forwarded");
  }

  private static Script joined(Binding binding, String name, String description) {
    return new Script(binding, name, description)
        .agree("client", "server", REGISTRATION)
        .say("client", REGISTRATION, Parts.joinInit(), "the join is that of \"join\"")
        .say("server", REGISTRATION, Parts.challenge(), "")
        .say("client", REGISTRATION, Parts.solution(), "")
        .say("server", REGISTRATION, Parts.verify(), "");
  }

  /** Nothing but bytes, for messages that break in the middle. */
  static Written cut(Written message, int count) {
    byte[] whole = message.body().toBytes();
    return message.body(RawMessage.of(whole).cut(count));
  }
}
