package stardust.server;

import stardust.binding.Binding;

/**
 * What a server is made of. {@link #strict} gives the parts that follow the specification; each can
 * be exchanged or wrapped. Some parts have state, so one set serves one server.
 *
 * @param salts draws the salt of each join
 * @param challenges encrypts it
 * @param joinRules what a {@code JoinInit} must satisfy
 * @param solutions decides whether a solution is right
 * @param joins what is said on a registration stream, from the four parts above
 * @param online who is online
 * @param announcer who is sent a list, and when
 * @param list what is in it
 * @param ackWatches who is taken off for silence
 * @param dialRules which dials are allowed, and to whom
 * @param dials what is said on the stream of a dial
 * @param opener opens the stream to the target
 * @param relay makes two streams one
 * @param writer what goes over the wire for a message
 * @param view what the server sees of each connection
 */
public record ServerParts(
    SaltSource salts,
    ChallengeMaker challenges,
    JoinRules joinRules,
    SolutionCheck solutions,
    JoinMachine.Maker joins,
    OnlinePeers online,
    Announcer announcer,
    DiscoveryList list,
    AckWatch.Maker ackWatches,
    DialRules dialRules,
    DialMachine.Maker dials,
    TargetOpener opener,
    Relay relay,
    MessageWriter writer,
    ConnectionView view) {

  /** Fresh parts that follow the specification, for the binding {@code libp2p}. */
  public static ServerParts strict(ServerLimits limits) {
    return strict(limits, Binding.LIBP2P);
  }

  /** Fresh parts that follow the specification. */
  public static ServerParts strict(ServerLimits limits, Binding binding) {
    return new ServerParts(
        new SecureSalts(),
        new RsaChallengeMaker(),
        new StrictJoinRules(),
        new HashedSolutionCheck(),
        StrictJoinMachine::new,
        new OnlinePeersTable(),
        new StrictAnnouncer(),
        new FullDiscoveryList(),
        CountingAckWatch::new,
        new StrictDialRules(),
        StrictDialMachine::new,
        new BindingTargetOpener(binding),
        new SplicingRelay(limits.relayStall()),
        new FramedMessageWriter(binding.framing()),
        connection -> connection);
  }

  /** The same parts with another {@link #salts}. */
  public ServerParts withSalts(SaltSource other) {
    return new ServerParts(
        other,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #challenges}. */
  public ServerParts withChallenges(ChallengeMaker other) {
    return new ServerParts(
        salts,
        other,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #joinRules}. */
  public ServerParts withJoinRules(JoinRules other) {
    return new ServerParts(
        salts,
        challenges,
        other,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #solutions}. */
  public ServerParts withSolutions(SolutionCheck other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        other,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #joins}. */
  public ServerParts withJoins(JoinMachine.Maker other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        other,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #online}. */
  public ServerParts withOnline(OnlinePeers other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        other,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #announcer}. */
  public ServerParts withAnnouncer(Announcer other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        other,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #list}. */
  public ServerParts withList(DiscoveryList other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        other,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #ackWatches}. */
  public ServerParts withAckWatches(AckWatch.Maker other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        other,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #dialRules}. */
  public ServerParts withDialRules(DialRules other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        other,
        dials,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #dials}. */
  public ServerParts withDials(DialMachine.Maker other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        other,
        opener,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #opener}. */
  public ServerParts withOpener(TargetOpener other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        other,
        relay,
        writer,
        view);
  }

  /** The same parts with another {@link #relay}. */
  public ServerParts withRelay(Relay other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        other,
        writer,
        view);
  }

  /** The same parts with another {@link #writer}. */
  public ServerParts withWriter(MessageWriter other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        other,
        view);
  }

  /** The same parts with another {@link #view}. */
  public ServerParts withView(ConnectionView other) {
    return new ServerParts(
        salts,
        challenges,
        joinRules,
        solutions,
        joins,
        online,
        announcer,
        list,
        ackWatches,
        dialRules,
        dials,
        opener,
        relay,
        writer,
        other);
  }
}
