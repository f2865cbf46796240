package stardust.runner.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stardust.binding.Binding;
import stardust.message.Framing;
import stardust.muxer.MuxerFactory;
import stardust.peer.PeerId;
import stardust.security.SecurityProtocol;

/** What was found, in the words of a report. */
public final class Facts {

  private Facts() {}

  /**
   * Each fact by its name, in the order of the layers; what was not found says what sets it.
   *
   * @param taken the binding that is taken for the server's
   */
  public static Map<String, String> of(Detection found, Binding taken) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("transport", found.address().isWebSocket() ? "ws" : "tcp");
    facts.put("security", security(found));
    facts.put("muxers", muxers(found.muxers()));
    facts.put(
        "binding",
        found
            .binding()
            .map(Binding::toString)
            .orElse("not detected, taken to be " + taken + "; --binding says which it is"));
    facts.put("framing", found.framing().map(Facts::words).orElse("not detected"));
    facts.put(
        "peer id",
        found.peerId().map(PeerId::toString).orElse("none, as nothing proves it without security"));
    return facts;
  }

  /** The framing, for people. */
  public static String words(Framing framing) {
    return framing == Framing.INT32_BE ? "int32" : "varint";
  }

  private static String security(Detection found) {
    String names =
        found.securitiesThatWork().stream()
            .map(SecurityProtocol::protocol)
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      return names;
    }
    return found.isPlain() ? "none" : "not detected; --security says which there is";
  }

  private static String muxers(List<MuxerFactory> muxers) {
    return muxers.isEmpty()
        ? "not detected; --muxer says which there are"
        : muxers.stream().map(MuxerFactory::protocol).collect(Collectors.joining(", "));
  }
}
