package stardust.runner.steps;

import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stardust.runner.probe.Later;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;

/** What sentences name: peers, by one capital letter each, and what messages hold. */
public final class PeerTypes {

  private static final Pattern LABEL = Pattern.compile("[A-Z]");

  private final Peers peers;

  public PeerTypes(Peers peers) {
    this.peers = peers;
  }

  @ParameterType("[A-Z]")
  public Peer peer(String label) {
    return peers.get(label);
  }

  @ParameterType("[A-Z](?:, [A-Z])* and [A-Z]")
  public List<Peer> peers(String labels) {
    Matcher matcher = LABEL.matcher(labels.replace(" and ", " "));
    return matcher.results().map(found -> peers.get(found.group())).toList();
  }

  /** What a message has beside its own fields. */
  @ParameterType("fields|groups")
  public Later.Kind later(String kind) {
    return Later.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
  }
}
