package stardust.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stardust.binding.Binding;
import stardust.muxer.MuxerFactory;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;
import stardust.security.SecurityProtocol;

/** Finds out what a server agrees to, by trying each combination on a connection of its own. */
public final class Offers {

  private final ServerUnderTest server;
  private final Peers peers;
  private final Timing timing;

  public Offers(ServerUnderTest server, Peers peers, Timing timing) {
    this.server = server;
    this.peers = peers;
    this.timing = timing;
  }

  /** What it agrees to, of all that the probes of this run propose. */
  public String describe() {
    List<String> agreed = new ArrayList<>();
    for (SecurityProtocol security : server.offer().towardsServer()) {
      tryMuxers(List.of(security), security.protocol(), agreed);
    }
    if (server.offer().towardsServer().isEmpty()) {
      tryMuxers(List.of(), "no security", agreed);
    }
    return agreed.isEmpty() ? "nothing" : String.join(", ", agreed);
  }

  /** What of it can be asked for in the binding of the run, by name. */
  public List<String> askable(Declared declared) {
    return Stream.of(
            securities(declared).stream().map(SecurityProtocol::protocol),
            declared.muxers().stream().map(MuxerFactory::protocol),
            protocols(declared).stream())
        .flatMap(each -> each)
        .toList();
  }

  /** What of it the server does not agree to, each with what it does instead. */
  public List<String> missing(Declared declared) {
    List<String> missing = new ArrayList<>();
    Offer offer = server.offer();
    for (SecurityProtocol each : securities(declared)) {
      refusal(offer.with(List.of(each), offer.muxers()))
          .ifPresent(seen -> missing.add("to " + each.protocol() + ": " + seen));
    }
    for (MuxerFactory each : declared.muxers()) {
      refusal(offer.with(offer.securities(), List.of(each)))
          .ifPresent(seen -> missing.add("to " + each.protocol() + ": " + seen));
    }
    if (!protocols(declared).isEmpty()) {
      peers.fresh().connect().requireMuxer(timing.answer());
    }
    for (String each : protocols(declared)) {
      answerOtherThan(each).ifPresent(seen -> missing.add("to " + each + ": " + seen));
    }
    return missing;
  }

  /** Which of its muxers the server does not agree to behind which of its security protocols. */
  public List<String> missingTogether(Declared declared) {
    List<String> missing = new ArrayList<>();
    for (SecurityProtocol security : securities(declared)) {
      for (MuxerFactory muxer : declared.muxers()) {
        refusal(server.offer().with(List.of(security), List.of(muxer)))
            .ifPresent(
                seen ->
                    missing.add(
                        "to " + muxer.protocol() + " behind " + security.protocol() + ": " + seen));
      }
    }
    return missing;
  }

  /** Which of its further protocols the server does not agree to on a connection, each twice. */
  public List<String> missingOn(Link link, Declared declared) {
    return Stream.of(protocols(declared), protocols(declared))
        .flatMap(List::stream)
        .flatMap(
            each -> answerOtherThan(each, link).map(seen -> "to " + each + ": " + seen).stream())
        .toList();
  }

  private List<SecurityProtocol> securities(Declared declared) {
    return server.offer().binding().towardsServer(declared.securities());
  }

  /** In the bare binding every stream that the client opens is a dial stream. */
  private List<String> protocols(Declared declared) {
    return server.offer().binding() == Binding.BARE ? List.of() : declared.protocols();
  }

  private void tryMuxers(List<SecurityProtocol> security, String name, List<String> agreed) {
    for (MuxerFactory muxer : server.offer().muxers()) {
      if (refusal(server.offer().with(security, List.of(muxer))).isEmpty()) {
        agreed.add(name + " with " + muxer.protocol());
      }
    }
  }

  private Optional<String> refusal(Offer offer) {
    try {
      Peer peer = peers.fresh();
      server.connect(peer.label() + "1", peer.identity(), Forwarded.REFUSE, offer).close();
      return Optional.empty();
    } catch (RequirementBroken refused) {
      return Optional.of(refused.seen());
    }
  }

  private Optional<String> answerOtherThan(String protocol) {
    return answerOtherThan(protocol, peers.fresh().connect());
  }

  private Optional<String> answerOtherThan(String protocol, Link link) {
    Talk talk = new Talk(link.openRaw(timing.answer()), link.tap());
    talk.propose(protocol);
    Optional<String> answer = talk.answer(timing.answer());
    return answer.equals(Optional.of(protocol))
        ? Optional.empty()
        : Optional.of(answer.map(text -> "it answers \"" + text + "\"").orElse("no answer came"));
  }
}
