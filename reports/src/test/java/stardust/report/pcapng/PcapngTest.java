package stardust.report.pcapng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import stardust.report.model.RunResult;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;

class PcapngTest {

  @Test
  void givesTheSameBytesForTheSameRun() throws IOException {
    RunResult run = RecordedRuns.of("bare");

    assertThat(bytes(run)).isEqualTo(bytes(run)).hasSizeGreaterThan(10_000);
  }

  @Test
  void endsEachBlockWhereItSays() throws IOException {
    byte[] file = bytes(RecordedRuns.of("bare"));
    int at = 0;
    int blocks = 0;
    while (at < file.length) {
      int length = little(file, at + 4);
      assertThat(length % 4).isZero();
      assertThat(little(file, at + length - 4)).isEqualTo(length);
      at += length;
      blocks++;
    }

    assertThat(blocks).isEqualTo(2 + packets(RecordedRuns.of("bare")).packets());
  }

  @Test
  void showsWhatIsHiddenInTextOfTheOtherSide() throws IOException {
    String file = new String(bytes(HostileRun.run()), StandardCharsets.UTF_8);

    assertThat(file).contains("suite.name<img", "\\u001b[2J", "\\u202e");
    assertThat(file).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void hasNoStreamsWhereNothingPassedTheWire() {
    assertThat(packets(SampleRuns.of()).streams()).isZero();
  }

  private static Pcapng packets(RunResult run) {
    return Pcapng.of(run, run.scenarios());
  }

  private static byte[] bytes(RunResult run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packets(run).write(out);
    return out.toByteArray();
  }

  private static int little(byte[] file, int at) {
    return (file[at] & 0xff)
        | (file[at + 1] & 0xff) << 8
        | (file[at + 2] & 0xff) << 16
        | (file[at + 3] & 0xff) << 24;
  }
}
