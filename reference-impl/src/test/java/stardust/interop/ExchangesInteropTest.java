package stardust.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stardust.exchange.ExchangeFile;
import stardust.exchange.ExchangeStep;

/** The codec of the JavaScript peers finds in the exchange vectors what the files say. */
@Tag("interop")
class ExchangesInteropTest {

  @BeforeEach
  void nodeIsThere() {
    Requires.node();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void areReadToTheSameFields() throws Exception {
    Path folder = JsStack.NEW.folder().resolveSibling("common");
    Process process =
        new ProcessBuilder(
                JsStack.NEW.node().toString(),
                folder.resolve("exchanges.js").toString(),
                ExchangeFile.FOLDER.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output.strip()).isEqualTo("READ " + readable() + " messages");
    assertThat(process.waitFor()).isZero();
  }

  /** The peers need no acknowledgement's content, and their decoder knows no types of fields. */
  private static long readable() {
    return ExchangeFile.all().stream()
        .flatMap(file -> file.steps().stream())
        .filter(ExchangeStep::isReadable)
        .filter(step -> !step.message().equals("DiscoveryAck"))
        .filter(step -> !step.fault().equals("wrong wire type"))
        .count();
  }
}
