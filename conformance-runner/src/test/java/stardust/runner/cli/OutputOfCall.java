package stardust.runner.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one call of the program prints, apart from what others do: they all print to the output of
 * the process.
 */
record OutputOfCall(ByteArrayOutputStream out, ByteArrayOutputStream err) {

  private static final InheritableThreadLocal<OutputOfCall> CURRENT =
      new InheritableThreadLocal<>();

  /** Of this thread, and of those that it starts from now on. */
  static OutputOfCall begin() {
    OutputOfCall output =
        new OutputOfCall(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    CURRENT.set(output);
    return output;
  }

  /** Lets this thread print to the output of the process again. */
  static void end() {
    CURRENT.remove();
  }

  /** In the place of an output of the process, to which what no call prints goes as before. */
  static PrintStream inPlaceOf(PrintStream process, Function<OutputOfCall, OutputStream> which) {
    OutputStream chosen =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            chosen().write(b);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            chosen().write(bytes, offset, length);
          }

          @Override
          public void flush() throws IOException {
            chosen().flush();
          }

          private OutputStream chosen() {
            return Optional.ofNullable(CURRENT.get()).map(which).orElse(process);
          }
        };
    return new PrintStream(chosen, true, StandardCharsets.UTF_8);
  }
}
