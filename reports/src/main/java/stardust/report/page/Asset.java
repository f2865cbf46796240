package stardust.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * A style sheet or a script that stands in the page itself.
 *
 * @param content as it stands there
 */
public record Asset(String content) {

  /** The style of every page: colours, type, verdicts, tables, light and dark, print. */
  public static final Asset BASE = load(Asset.class, "base.css");

  /** Short names with which every page's script finds and makes elements. */
  public static final Asset DOM = load(Asset.class, "dom.js");

  /**
   * Reads a resource.
   *
   * @param owner whose package has it
   */
  public static Asset load(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Missing resource " + name);
      }
      return new Asset(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One after the other. */
  public static Asset of(Asset... parts) {
    return new Asset(Arrays.stream(parts).map(Asset::content).collect(Collectors.joining("\n")));
  }

  /** By which a policy names it. */
  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
