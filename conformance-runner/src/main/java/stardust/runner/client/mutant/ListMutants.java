package stardust.runner.client.mutant;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import stardust.client.ClientMachine.State;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.connection.Connection;
import stardust.spec.message.DiscoveryAck;

/** Clients that keep their place wrongly. */
final class ListMutants {

  private static final int LONG = 100_000;
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private ListMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        ClientMutant.of(
            "acknowledges-twice",
            "DISC-41",
            "It acknowledges each list with two messages.",
            parts -> Machines.doing(parts, ListMutants::twice)),
        ClientMutant.of(
            "acknowledges-every-other-list",
            "DISC-41",
            "It acknowledges every other list only.",
            ListMutants::everyOther),
        ClientMutant.of(
            "two-lists-of-a-write-acknowledged",
            "DISC-41",
            "It reads two messages, at most, of what comes in one write.",
            parts -> parts.withView(Streams::twoAtMost)),
        ClientMutant.of(
            "list-behind-the-verdict-lost",
            "DISC-41",
            "It drops what comes in one write with a JoinVerify.",
            parts -> parts.withView(Streams::nothingBehindEmpty)),
        ClientMutant.of(
            "silent-while-it-dials",
            "DISC-41",
            "It acknowledges no list while it waits for the answer to its dial.",
            ListMutants::silentWhileDialling),
        ClientMutant.of(
            "twenty-lists-acknowledged",
            "DISC-41",
            "It acknowledges its first 20 lists, and none that comes later.",
            ListMutants::firstTwenty),
        ClientMutant.of(
            "silent-while-it-is-dialled",
            "DISC-41",
            "It acknowledges no list while a connection with a peer that dials is being made.",
            ListMutants::silentWhileDialled),
        ClientMutant.of(
            "list-with-doubles-not-acknowledged",
            "DISC-41",
            "It does not acknowledge a list in which an id stands twice.",
            parts -> Machines.doing(parts, steps -> hasDoubles(steps) ? List.of() : steps)),
        silentFor(
            "empty-list-not-acknowledged",
            "DISC-42",
            "It does not acknowledge a list of nobody.",
            list -> list.length == 0),
        silentFor(
            "long-list-not-acknowledged",
            "DISC-43",
            "It does not acknowledge a list of more than 100 kB.",
            list -> list.length > LONG),
        ClientMutant.of(
            "window-not-given-back",
            "DISC-43",
            "It gives no window back for a list that comes in pieces, and so stalls its server.",
            parts -> parts.withView(Streams::stalling)),
        ClientMutant.of(
            "deaf-to-long-streams-of-mplex",
            "DISC-43",
            "Over mplex it hears no more than 500 kB on a stream.",
            parts -> parts.withView(ListMutants::deafOverMplex)),
        ClientMutant.of(
            "loses-its-server-in-spite-of-lists",
            "DISC-44",
            "It takes its server for lost at the fourth list, as its timer began with the join.",
            ListMutants::lostAtTheFourth),
        ClientMutant.beneath(
            "waits-for-lists-for-ever",
            "DISC-44",
            "It never takes a silent server for lost.",
            options -> options.withPeriod(FOR_EVER)),
        Screens.silent(
            "lost-server-not-noticed",
            "RELAY-44",
            "It says nothing when its server is lost.",
            text -> text.startsWith("the server is lost")));
  }

  private static ClientMutant silentFor(
      String name, String breaks, String what, Predicate<byte[]> which) {
    return ClientMutant.of(
        name,
        breaks,
        what,
        parts ->
            Machines.hearing(
                parts,
                State.ONLINE,
                (right, message) -> which.test(message) ? List.of() : right.message(message)));
  }

  private static List<ClientStep> twice(List<ClientStep> steps) {
    List<ClientStep> all = new ArrayList<>(steps);
    steps.stream().filter(ListMutants::isAck).forEach(all::add);
    return all;
  }

  private static ClientParts everyOther(ClientParts parts) {
    AtomicInteger lists = new AtomicInteger();
    return Machines.doing(
        parts,
        steps ->
            steps.stream().anyMatch(ListMutants::isAck) && lists.incrementAndGet() % 2 == 0
                ? withoutAcks(steps)
                : steps);
  }

  private static ClientParts firstTwenty(ClientParts parts) {
    AtomicInteger lists = new AtomicInteger();
    return Machines.doing(
        parts,
        steps ->
            steps.stream().anyMatch(ListMutants::isAck) && lists.incrementAndGet() > 20
                ? withoutAcks(steps)
                : steps);
  }

  private static ClientParts silentWhileDialled(ClientParts parts) {
    AtomicInteger making = new AtomicInteger();
    return Machines.doing(parts, steps -> making.get() > 0 ? withoutAcks(steps) : steps)
        .withUpgrades(
            (options, stream, initiator, prepare) -> {
              int one = initiator ? 0 : 1;
              making.addAndGet(one);
              return parts
                  .upgrades()
                  .upgrade(options, stream, initiator, prepare)
                  .whenComplete((connection, failure) -> making.addAndGet(-one));
            });
  }

  private static List<ClientStep> withoutAcks(List<ClientStep> steps) {
    return steps.stream().filter(step -> !isAck(step)).toList();
  }

  private static ClientParts silentWhileDialling(ClientParts parts) {
    AtomicInteger waiting = new AtomicInteger();
    return Machines.doing(parts, steps -> waiting.get() > 0 ? withoutAcks(steps) : steps)
        .withDials(
            (stream, framing, target, writer, deadline) -> {
              waiting.incrementAndGet();
              return parts
                  .dials()
                  .over(stream, framing, target, writer, deadline)
                  .whenComplete((answered, failure) -> waiting.decrementAndGet());
            });
  }

  private static ClientParts lostAtTheFourth(ClientParts parts) {
    AtomicInteger lists = new AtomicInteger();
    return Machines.doing(
        parts,
        steps ->
            steps.stream().anyMatch(ListMutants::isAck) && lists.incrementAndGet() > 3
                ? List.of(new ClientStep.Failed(new IOException("the server is silent")))
                : steps);
  }

  private static Connection deafOverMplex(Connection right) {
    return right.muxer().startsWith("/mplex/")
        ? Streams.opened(right, stream -> Streams.deafBehind(stream, 5 * LONG))
        : right;
  }

  private static boolean hasDoubles(List<ClientStep> steps) {
    return steps.stream()
        .filter(ClientStep.Listed.class::isInstance)
        .map(step -> ((ClientStep.Listed) step).online())
        .anyMatch(online -> online.stream().distinct().count() < online.size());
  }

  private static boolean isAck(ClientStep step) {
    return step instanceof ClientStep.Send send && isAck(send.message());
  }

  private static boolean isAck(MessageLite message) {
    return message instanceof DiscoveryAck;
  }
}
