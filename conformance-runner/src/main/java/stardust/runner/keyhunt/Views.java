package stardust.runner.keyhunt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that bytes can be read as: themselves, and what the texts in them stand for. */
final class Views {

  /** Text in a text in a text: JSON in base64 in a field. */
  private static final int DEEPEST = 3;

  /** Shorter ones hold no secret of a key. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/_=-]{40,}");

  /** What formats break long texts with. */
  private static final Pattern BREAK = Pattern.compile("[\\r\\n]|\\\\[rn]");

  private Views() {}

  static List<View> of(byte[] bytes) {
    List<View> all = new ArrayList<>();
    add(all, new View("bytes", bytes), 0);
    return List.copyOf(all);
  }

  private static void add(List<View> all, View view, int depth) {
    all.add(view);
    if (depth == DEEPEST) {
      return;
    }
    String within = depth == 0 ? "" : " within " + view.how();
    String text = new String(view.bytes(), StandardCharsets.ISO_8859_1);
    String joined = BREAK.matcher(text).replaceAll("");
    for (String each : joined.equals(text) ? List.of(text) : List.of(text, joined)) {
      Matcher words = WORD.matcher(each);
      while (words.find()) {
        decode(words.group()).forEach(found -> add(all, found.within(within), depth + 1));
      }
    }
  }

  private static List<View> decode(String word) {
    List<View> all = new ArrayList<>();
    for (Alphabet alphabet : Alphabet.values()) {
      alphabet.read(word).forEach(bytes -> all.add(new View(alphabet.words(), bytes)));
    }
    return all;
  }
}
