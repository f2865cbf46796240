package stardust.server;

import java.time.Duration;

/**
 * How much and how long the server lets one peer have.
 *
 * @param messageBytes the longest message that is read, without its length prefix; a longer one is
 *     malformed
 * @param relaysPerPeer how many relays one connection may have, as dialler and as target together
 * @param firstMessage how long an accepted stream may take for its first message
 * @param solution how long a client may take to solve its challenge
 * @param openTarget how long the target of a dial may take to accept its stream
 * @param farewell how long the other side may take to close a stream that the server has closed;
 *     then it is reset
 * @param relayStall for how long a relay may hold bytes that its reader does not take; then it is
 *     reset, at the latest after twice that time
 * @param silentPeriods after how many discovery periods without an acknowledgement a peer is taken
 *     off
 */
public record ServerLimits(
    int messageBytes,
    int relaysPerPeer,
    Duration firstMessage,
    Duration solution,
    Duration openTarget,
    Duration farewell,
    Duration relayStall,
    int silentPeriods) {

  /**
   * 128 KiB to a message, so that a {@code JoinInit} with 64 KiB of random bytes is still read, and
   * refused with {@code E_RAND_LENGTH}; 256 relays; 10 s for each awaited message, as multistream
   * negotiations have; 5 s for a farewell; 60 s for a stalled relay; 3 silent periods.
   */
  public static final ServerLimits DEFAULT =
      new ServerLimits(
          128 << 10,
          256,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          3);

  /** The same with other deadlines for the messages of a join and for the target of a dial. */
  public ServerLimits withMessageDeadlines(Duration deadline) {
    return new ServerLimits(
        messageBytes,
        relaysPerPeer,
        deadline,
        deadline,
        deadline,
        farewell,
        relayStall,
        silentPeriods);
  }

  /** The same with another time after which a stalled relay is reset. */
  public ServerLimits withRelayStall(Duration stall) {
    return new ServerLimits(
        messageBytes,
        relaysPerPeer,
        firstMessage,
        solution,
        openTarget,
        farewell,
        stall,
        silentPeriods);
  }

  /** The same with another number of relays. */
  public ServerLimits withRelaysPerPeer(int relays) {
    return new ServerLimits(
        messageBytes,
        relays,
        firstMessage,
        solution,
        openTarget,
        farewell,
        relayStall,
        silentPeriods);
  }
}
