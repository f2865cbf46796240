package stardust.runner.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import stardust.binding.Binding;
import stardust.muxer.MuxerFactory;
import stardust.security.SecurityProtocol;

/**
 * What the probes speak and propose when they connect, best first.
 *
 * @param binding which wire binding the server is taken to speak
 * @param securities for connections to the server, where the binding has security, and between
 *     peers; none means that no security is negotiated
 * @param muxers at least one
 */
public record Offer(Binding binding, List<SecurityProtocol> securities, List<MuxerFactory> muxers) {

  /** The same with other protocols. */
  public Offer with(List<SecurityProtocol> otherSecurities, List<MuxerFactory> otherMuxers) {
    return new Offer(binding, otherSecurities, otherMuxers);
  }

  /** The same with this security protocol alone, or with none if it is not proposed. */
  public Offer withOnlySecurity(String protocol) {
    List<SecurityProtocol> only =
        securities.stream().filter(each -> each.protocol().equals(protocol)).toList();
    return with(only, muxers);
  }

  /** The same with what is preferred least in front. */
  public Offer turned() {
    List<SecurityProtocol> lastSecurities = new ArrayList<>(securities);
    List<MuxerFactory> lastMuxers = new ArrayList<>(muxers);
    Collections.reverse(lastSecurities);
    Collections.reverse(lastMuxers);
    return with(lastSecurities, lastMuxers);
  }

  /** The security protocols that are proposed to the server: none in a binding without any. */
  public List<SecurityProtocol> towardsServer() {
    return binding.towardsServer(securities);
  }
}
