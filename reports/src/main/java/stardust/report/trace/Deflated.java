package stardust.report.trace;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.Deflater;

/** Data that a page carries: compressed, in letters that no markup has. */
public final class Deflated {

  private static final int BUFFER = 1 << 16;

  private Deflated() {}

  /** For {@code DecompressionStream("deflate-raw")} behind {@code atob}. */
  public static String base64(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return Base64.getEncoder().encodeToString(out.toByteArray());
    } finally {
      deflater.end();
    }
  }
}
