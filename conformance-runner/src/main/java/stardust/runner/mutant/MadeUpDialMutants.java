package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stardust.peer.PeerId;
import stardust.server.Announcer;
import stardust.server.DialRules;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Servers that open a stream to a peer when it joins, as somebody has dialled it in vain. */
final class MadeUpDialMutants {

  private static final Duration TO_AGREE = Duration.ofSeconds(10);

  private MadeUpDialMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "refused-dial-made-up-for-at-the-first-join",
            "DIAL-18",
            "It opens a stream to a peer that joins for the first time, and was dialled before.",
            parts -> opening(parts, false)),
        Mutant.of(
            "refused-dial-made-up-for-at-a-return",
            "DIAL-18",
            "It opens a stream to a peer that joins again, and was dialled while it was away.",
            parts -> opening(parts, true)));
  }

  private static ServerParts opening(ServerParts parts, boolean toReturning) {
    Set<ByteString> refused = ConcurrentHashMap.newKeySet();
    Set<PeerId> seen = ConcurrentHashMap.newKeySet();
    DialRules rules = parts.dialRules();
    Announcer announcer = parts.announcer();
    return parts
        .withDialRules(
            (dialer, target, online) -> {
              DialRules.Decision decision = rules.decide(dialer, target, online);
              if (decision instanceof DialRules.Refused) {
                refused.add(ByteString.copyFrom(target));
              }
              return decision;
            })
        .withAnnouncer(
            new AnnouncerWrapper(announcer) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                super.joined(newcomer, online);
                boolean returns = !seen.add(newcomer.id());
                ByteString id = ByteString.copyFrom(newcomer.id().bytes());
                if (refused.remove(id) && returns == toReturning) {
                  var unused = parts.opener().open(newcomer, TO_AGREE);
                }
              }
            });
  }
}
