package stardust.runner.probe;

import java.util.List;
import stardust.muxer.MuxerFactory;
import stardust.security.SecurityProtocol;

/**
 * What the probes propose when they connect, best first.
 *
 * @param securities none means that no security is negotiated
 * @param muxers at least one
 */
public record Offer(List<SecurityProtocol> securities, List<MuxerFactory> muxers) {}
