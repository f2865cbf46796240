package stardust.runner.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Reads one stream of a program to its end, line by line. */
final class OutputReader implements Runnable {

  /** A program that never ends its line must not fill the memory. */
  private static final int LONGEST_LINE = 8_000;

  private final InputStream in;
  private final OutputLine.Stream stream;
  private final OutputLog log;
  private final StringBuilder line = new StringBuilder();
  private long cut;

  OutputReader(InputStream in, OutputLine.Stream stream, OutputLog log) {
    this.in = in;
    this.stream = stream;
    this.log = log;
  }

  @Override
  public void run() {
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      char[] buffer = new char[4096];
      for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
        for (int i = 0; i < length; i++) {
          take(buffer[i]);
        }
      }
    } catch (IOException closed) {
      // The stream of a process that was killed may break off: what came before counts.
    }
    if (line.length() > 0) {
      endLine();
    }
  }

  private void take(char character) {
    if (character == '\n') {
      endLine();
    } else if (line.length() < LONGEST_LINE) {
      line.append(character);
    } else {
      cut++;
    }
  }

  private void endLine() {
    if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    log.add(stream, cut == 0 ? line.toString() : line + " [" + cut + " characters more]");
    line.setLength(0);
    cut = 0;
  }
}
