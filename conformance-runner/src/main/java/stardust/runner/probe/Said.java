package stardust.runner.probe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stardust.binding.Binding;
import stardust.muxer.MuxerFactory;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/**
 * What the user said of the protocols that the target speaks. What is not said of a server is found
 * out by asking it.
 *
 * @param securities in order of preference; an empty list says that no security is negotiated
 * @param muxers in order of preference
 */
public record Said(
    Optional<Binding> binding,
    Optional<List<SecurityProtocol>> securities,
    Optional<List<MuxerFactory>> muxers) {

  /** Nothing. */
  public static final Said NOTHING = new Said(Optional.empty(), Optional.empty(), Optional.empty());

  public Said {
    securities = securities.map(List::copyOf);
    muxers = muxers.map(List::copyOf);
  }

  /** All of it. */
  public static Said all(Offer offer) {
    return new Said(
        Optional.of(offer.binding()), Optional.of(offer.securities()), Optional.of(offer.muxers()));
  }

  /** What the probes propose where nobody can be asked: what is not said is all of ours. */
  public Offer offer() {
    return new Offer(
        binding.orElse(Binding.LIBP2P),
        securities.orElse(Stack.SECURITIES),
        muxers.orElse(Stack.MUXERS));
  }

  /** The options that say this, each with a blank in front. */
  public String words() {
    return binding.map(each -> " --binding " + each).orElse("")
        + securities.map(all -> " --security " + securities(all)).orElse("")
        + muxers
            .map(all -> " --muxer " + joined(all.stream().map(MuxerFactory::protocol).toList()))
            .orElse("");
  }

  private static String securities(List<SecurityProtocol> all) {
    return all.isEmpty() ? "none" : joined(all.stream().map(SecurityProtocol::protocol).toList());
  }

  /** By the short names: "yamux" of "/yamux/1.0.0". */
  private static String joined(List<String> protocols) {
    return protocols.stream().map(each -> each.split("/", -1)[1]).collect(Collectors.joining(","));
  }
}
