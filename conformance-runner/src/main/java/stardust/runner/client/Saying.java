package stardust.runner.client;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import stardust.peer.PeerId;

/**
 * A line by which a client shows what it does, as CLIENTS.md has it: {@code stardust: joined}.
 *
 * @param text what stands behind the kind
 */
public record Saying(Kind kind, String text) {

  private static final String PREFIX = "stardust: ";

  /** What is said. */
  public enum Kind {
    /** The server has let the client in. */
    JOINED,
    /** Who is online, by the newest list: ids, with blanks between them. */
    PEERS,
    /** A peer that was dialled is connected: its id. */
    CONNECTED,
    /** A peer has dialled and is connected: its id. */
    DIALLED,
    /** Something did not come about, or is over: a sentence. */
    ERROR
  }

  /** Reads a line; empty if it is none of these. */
  public static Optional<Saying> of(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] parts = line.substring(PREFIX.length()).strip().split(" ", 2);
    for (Kind kind : Kind.values()) {
      if (word(kind).equals(parts[0])) {
        return Optional.of(new Saying(kind, parts.length == 1 ? "" : parts[1].strip()));
      }
    }
    return Optional.empty();
  }

  /** For a client that has joined under this id. */
  public static Saying joined(PeerId id) {
    return new Saying(Kind.JOINED, "as " + id);
  }

  /** For a client that was told who is online. */
  public static Saying peers(Collection<PeerId> online) {
    String ids = online.stream().map(PeerId::toString).collect(Collectors.joining(" "));
    return new Saying(Kind.PEERS, ids);
  }

  /** For a client that has dialled this peer. */
  public static Saying connected(PeerId target) {
    return new Saying(Kind.CONNECTED, target.toString());
  }

  /** For a client that this peer has dialled. */
  public static Saying dialled(Optional<PeerId> dialler) {
    return new Saying(Kind.DIALLED, dialler.map(PeerId::toString).orElse(""));
  }

  /** For a client that could not do what it was to do. */
  public static Saying error(String sentence) {
    return new Saying(Kind.ERROR, sentence);
  }

  /** The line. */
  @Override
  public String toString() {
    return (PREFIX + word(kind) + " " + text).strip();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
