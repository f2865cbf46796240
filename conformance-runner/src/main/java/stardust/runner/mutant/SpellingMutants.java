package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Base64;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import stardust.io.Bytes;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PeerId;
import stardust.spec.message.JoinInit;

/** Servers that take an id or a key which is spelt otherwise. */
final class SpellingMutants {

  private SpellingMutants() {}

  static List<Mutant> all() {
    return List.of(
        taking(
            "id-in-any-case",
            "It compares the id with the key's without regard to capital and small letters.",
            (text, id) -> text.equalsIgnoreCase(id.toBase58())),
        taking(
            "id-trimmed",
            "It takes the blanks out of the id before it compares it.",
            (text, id) -> text.replace(" ", "").equals(id.toBase58())),
        taking(
            "id-as-cid",
            "It reads the id with a parser that takes CIDs, too.",
            (text, id) -> text.equals(id.toCid())),
        taking(
            "id-behind-a-z",
            "It reads the id with a parser that takes multibase, too.",
            (text, id) -> text.equals("z" + id.toBase58())),
        taking(
            "id-in-hexadecimal",
            "It takes an id in hexadecimal, too.",
            (text, id) -> text.equals(Bytes.hex(id.bytes()))),
        taking(
            "id-read-as-a-line",
            "It loses the line feed behind an id.",
            (text, id) -> text.equals(id.toBase58() + "\n")),
        taking(
            "id-as-text-of-c",
            "It reads an id up to its first zero byte.",
            (text, id) -> text.startsWith(id.toBase58() + "\0")),
        taking(
            "id-left-to-the-key",
            "It takes a key without an id for a claim of the key's id.",
            (text, id) -> text.isEmpty()),
        taking(
            "id-begun",
            "It takes an id with which the key's begins.",
            (text, id) -> !text.isEmpty() && id.toBase58().startsWith(text)),
        decoding(
            "foreign-characters-in-base64-passed-over",
            "It passes over what is no base64 in a pubKey.",
            text -> text.replaceAll("[^A-Za-z0-9+/=_-]", "")),
        decoding(
            "base64-of-urls-taken",
            "It takes a pubKey in the base64 of URLs, too.",
            text -> text.replace('-', '+').replace('_', '/')));
  }

  private static Mutant decoding(String name, String what, UnaryOperator<String> usual) {
    return Mutant.of(
        name,
        "JOIN-13",
        what,
        parts -> JoinWrapper.reading(parts, message -> withUsualKey(message, usual)));
  }

  private static Mutant taking(String name, String what, BiPredicate<String, PeerId> taken) {
    return Mutant.of(
        name,
        "JOIN-15",
        what,
        parts -> JoinWrapper.reading(parts, message -> respelled(message, taken)));
  }

  private static byte[] withUsualKey(byte[] message, UnaryOperator<String> usual) {
    try {
      JoinInit init = JoinInit.parseFrom(message);
      String key = usual.apply(init.getPeerID().getPubKey());
      if (key.equals(init.getPeerID().getPubKey())) {
        return message;
      }
      JoinInit.Builder changed = init.toBuilder();
      changed.getPeerIDBuilder().setPubKey(key);
      return changed.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      return message; // the machine beneath says what is wrong with it
    }
  }

  private static byte[] respelled(byte[] message, BiPredicate<String, PeerId> taken) {
    try {
      JoinInit init = JoinInit.parseFrom(message);
      byte[] key = Base64.getDecoder().decode(init.getPeerID().getPubKey());
      PeerId id = Keys.decodePublic(key).peerId();
      if (taken.test(init.getPeerID().getId(), id)) {
        JoinInit.Builder usual = init.toBuilder();
        usual.getPeerIDBuilder().setId(id.toBase58());
        return usual.build().toByteArray();
      }
    } catch (InvalidProtocolBufferException | KeyException | IllegalArgumentException e) {
      return message; // the machine beneath says what is wrong with it
    }
    return message;
  }
}
