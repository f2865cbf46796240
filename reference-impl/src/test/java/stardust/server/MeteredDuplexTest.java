package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;

class MeteredDuplexTest {

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final Account account = new Account();
  private final MeteredDuplex metered = new MeteredDuplex(pair.b(), account);

  @Test
  void holdsBytesUntilTheyAreConsumed() {
    RecordingReceiver receiver = RecordingReceiver.stalledOn(metered);
    pair.a().write(new byte[10]);
    loop.runAll();
    assertThat(account.holdsBytes()).isTrue();

    receiver.resume();

    assertThat(account.holdsBytes()).isFalse();
  }

  @Test
  void holdsNothingOfAStreamThatIsOver() {
    RecordingReceiver.stalledOn(metered);
    pair.a().write(new byte[10]);
    loop.runAll();

    pair.a().lose("unplugged");
    metered.consumed(10);

    assertThat(account.holdsBytes()).isFalse();
  }

  @Test
  void boundsRelays() {
    assertThat(account.takeRelay(1)).isTrue();
    assertThat(account.takeRelay(1)).isFalse();
    account.giveRelayBack();
    assertThat(account.takeRelay(1)).isTrue();
  }
}
