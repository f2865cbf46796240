package stardust.runner.engine;

import java.util.Locale;

/** Makes the readable part of a scenario's id from its name. */
final class Slug {

  private Slug() {}

  static String of(String name) {
    String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return words.replaceAll("^-|-$", "");
  }
}
